import { z } from 'zod';

/**
 * The whole backend is one function from a Request to a Response. Four kinds of procedure and no more:
 * `call` JSON in, JSON out, answered within 200 ms · `stream` newline-delimited JSON, `{progress}` lines then one
 * `{result}` or `{error}` · `table` columns as Arrow IPC bytes · `upload` bytes in, JSON out.
 */
export type ProcedureKind = 'call' | 'stream' | 'table' | 'upload';

export type Procedure<
  K extends ProcedureKind = ProcedureKind,
  I extends z.ZodType = z.ZodType,
  O extends z.ZodType = z.ZodType,
> = {
  kind: K;
  input: I;
  output: O;
};

export function call<I extends z.ZodType, O extends z.ZodType>(input: I, output: O): Procedure<'call', I, O> {
  return { kind: 'call', input, output };
}

export function stream<I extends z.ZodType, O extends z.ZodType>(input: I, output: O): Procedure<'stream', I, O> {
  return { kind: 'stream', input, output };
}

/**
 * The result is a table; `output` describes what goes beside it in the header (counts). Whoever wants to see how far it
 * is asks with `?progress`: then it answers as a `stream`, the columns written in base 64 in its `{result}`.
 */
export function table<I extends z.ZodType, O extends z.ZodType>(input: I, output: O): Procedure<'table', I, O> {
  return { kind: 'table', input, output };
}

/** The body is raw bytes; the input travels in the query. */
export function upload<I extends z.ZodType, O extends z.ZodType>(input: I, output: O): Procedure<'upload', I, O> {
  return { kind: 'upload', input, output };
}

/** Counted by us: so many of so many, in a named stage. `total` is null while it is not known. */
export const progressSchema = z.object({
  stage: z.string(),
  done: z.number(),
  total: z.number().nullable(),
});

export type Progress = z.infer<typeof progressSchema>;

export const errorSchema = z.object({
  code: z.string(),
  message: z.string(),
  details: z.record(
    z.string(),
    z.union([z.string(), z.number(), z.null(), z.array(z.union([z.string(), z.number()]))]),
  ),
  /** Under this id the log file holds the full cause of an unknown fault. */
  id: z.string().optional(),
});

export type WireError = z.infer<typeof errorSchema>;

export type Input<P extends Procedure> = z.input<P['input']>;
export type ParsedInput<P extends Procedure> = z.output<P['input']>;
export type Output<P extends Procedure> = z.output<P['output']>;
