import { charts } from './charts.ts';
import { cohorts } from './cohorts.ts';
import { errors } from './errors.ts';
import { estimates } from './estimates.ts';
import { filters } from './filters.ts';
import { bundles, imports, notices, stages } from './imports.ts';
import { mapping } from './mapping.ts';
import { report } from './report.ts';

export const en = { bundles, charts, cohorts, errors, estimates, filters, imports, mapping, notices, report, stages };
