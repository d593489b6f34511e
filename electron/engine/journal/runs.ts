import type { ReadDb } from '../db/connection.ts';

/** One run of the process, made of the lines of the journal that belong together. */
export type Run = {
  day: string;
  lines: number;
  errors: number;
  rows: number | null;
  durationMs: number;
  /** Where it stopped: the first failed step that did not end well after all, or the last one before silence; null for a run that held. */
  stopped: { step: string | null; message: string | null } | null;
};

export type Runs = { runs: Run[]; volumeStep: string | null };

/** Without a line for so long, what comes next is another run. */
const GAP_HOURS = 6;

/** The lines that were read. Those that name no step belong to the step before them; `own` is the one that they name. */
export const TOLD = `told AS (
     SELECT source_id, line, "at", step AS own, volume, duration_ms, level, message,
       last_value(step IGNORE NULLS) OVER (ORDER BY "at", source_id, line) AS step
     FROM process_event WHERE level <> 'unread')`;

/**
 * The lines by run. A run begins after six silent hours, or when the opening step of the process ($1) comes after another
 * one.
 */
const NUMBERED = `${TOLD},
   opened AS (
     SELECT *, CASE WHEN lag("at") OVER w IS NULL OR "at" - lag("at") OVER w > INTERVAL ${GAP_HOURS} HOURS
         OR (step = $1 AND lag(step) OVER w IS DISTINCT FROM $1) THEN 1 ELSE 0 END AS opens
     FROM told WINDOW w AS (ORDER BY "at", source_id, line)),
   numbered AS (SELECT *, sum(opens) OVER (ORDER BY "at", source_id, line) AS run FROM opened)`;

/**
 * The runs of the journal, oldest first. A run bears the day on which its volumes were told, else the day of its last
 * line. Its rows are those of the step that is the last one with volumes in most runs.
 */
export async function journalRuns(db: ReadDb): Promise<Runs> {
  const openingStep = await usualStep(
    db,
    null,
    `SELECT run, arg_min(own, ("at", source_id, line)) FILTER (own IS NOT NULL) AS step, max("at") AS latest FROM numbered GROUP BY run`,
  );
  const volumeStep = await usualStep(
    db,
    openingStep,
    `SELECT run, arg_max(own, ("at", source_id, line)) AS step, max("at") AS latest FROM numbered WHERE own IS NOT NULL AND volume IS NOT NULL AND level <> 'error' GROUP BY run`,
  );
  const runs = await db.all<{
    day: string;
    lines: number;
    errors: number;
    rows: number | null;
    duration: number;
    failed_step: string | null;
    message: string | null;
    failed: boolean;
    last_step: string | null;
    delivered: boolean;
  }>(
    `WITH ${NUMBERED},
     ended AS (
       SELECT *, max(CASE WHEN level = 'done' THEN "at" END) OVER (PARTITION BY run, step) AS done_at FROM numbered),
     lost AS (
       SELECT run, arg_min(struct_pack(step := step, message := message), ("at", source_id, line)) AS first
       FROM ended WHERE level = 'error' AND (done_at IS NULL OR done_at < "at") GROUP BY run)
     SELECT strftime(coalesce(max("at") FILTER (own = $2 AND volume IS NOT NULL), max("at")), '%Y-%m-%d') AS day,
       count(*)::DOUBLE AS lines, (count(*) FILTER (level = 'error'))::DOUBLE AS errors,
       sum(volume) FILTER (own = $2 AND level <> 'error') AS rows,
       greatest(epoch_ms(max("at")) - min(epoch_ms("at") - coalesce(duration_ms, 0)), coalesce(sum(duration_ms), 0))::DOUBLE AS duration,
       any_value(lost.first.step) AS failed_step, any_value(lost.first.message) AS message, bool_or(lost.run IS NOT NULL) AS failed,
       arg_max(step, ("at", source_id, line)) AS last_step,
       $2 IS NULL OR bool_or(own = $2 AND level = 'done') AS delivered
     FROM ended LEFT JOIN lost USING (run) GROUP BY run ORDER BY min("at"), run`,
    [openingStep, volumeStep],
  );
  return {
    volumeStep,
    runs: runs.map(({ day, lines, errors, rows, duration, failed_step, message, failed, last_step, delivered }) => ({
      day,
      lines,
      errors,
      rows,
      durationMs: duration,
      stopped: failed ? { step: failed_step, message } : delivered !== true ? { step: last_step, message: null } : null,
    })),
  };
}

/** The step that most runs name so; the later one where two are as frequent. */
async function usualStep(db: ReadDb, openingStep: string | null, ofRuns: string): Promise<string | null> {
  const found = await db.one<{ step: string }>(
    `WITH ${NUMBERED} SELECT step FROM (${ofRuns}) WHERE step IS NOT NULL
     GROUP BY step ORDER BY count(*) DESC, max(latest) DESC LIMIT 1`,
    [openingStep],
  );
  return found?.step ?? null;
}
