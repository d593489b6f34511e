import { gradedTest, readinessBand, READINESS_SECTIONS, READINESS_TESTS } from '#shared/domain/readiness.ts';
import type { ReadinessKind } from '#shared/domain/readiness.ts';
import type { Readiness } from '#shared/analyses/readiness/schema.ts';
import { leadingBundle } from '../project/project-state.ts';
import type { Question, QuestionContext } from '../questions/question.ts';
import { readinessEvidence } from '../readiness/evidence.ts';
import { readStatements } from '../readiness/statements.ts';

export const question: Question = { id: 'readiness', ask };

/** The sheet of 28 tests: evidence from the project, statements from people, points, and the lowest section. */
async function ask(context: QuestionContext): Promise<Readiness> {
  const { db, filter, bundles, shared } = context;
  const evidence = await shared('readiness evidence', () => readinessEvidence(context));
  const statements = await readStatements(db);
  const rows = await db.one<{ n: number }>(
    `SELECT count(*)::DOUBLE AS n FROM prediction WHERE ${filter.sql}`,
    filter.values,
  );
  const sections = READINESS_SECTIONS.map((name) => {
    const tests = Object.entries<ReadinessKind>(READINESS_TESTS[name]).map(([test, kind]) => {
      const id = `${name}.${test}`;
      const shown = evidence[id] ?? null;
      const statement = statements.get(id) ?? null;
      const graded = gradedTest(
        kind,
        shown !== null && !('ok' in shown),
        statement === null ? null : { automated: statement.automated, attachments: statement.attachments.length },
      );
      return { id, kind, evidence: shown, statement, ...graded };
    });
    return { name, score: tests.reduce((sum, { score }) => sum + score, 0), tests };
  });
  const final = Math.min(...sections.map(({ score }) => score));
  return {
    rows: rows?.n ?? 0,
    version: leadingBundle(bundles)?.version ?? null,
    sections,
    final,
    band: readinessBand(final),
    lowest: sections.filter(({ score }) => score === final).map(({ name }) => name),
    found: sections
      .flatMap(({ tests }) => tests)
      .filter(({ evidence: one }) => one !== null && !('ok' in one) && one.found).length,
  };
}
