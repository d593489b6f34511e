/** JSON that this application wrote, or the fallback when a file was altered: a damaged label must not stop a project. */
export function parseBody<T>(text: string, fallback: T): T {
  try {
    return JSON.parse(text) as T;
  } catch {
    return fallback;
  }
}
