import { errors } from './errors.ts';
import { estimates } from './estimates.ts';
import { imports } from './imports.ts';
import { mapping } from './mapping.ts';

export const fr = { errors, estimates, imports, mapping };
