/** A calendar period of local days: `2025-03` is a month, `2025-W11` an ISO week. Days are `YYYY-MM-DD`. */
export type PeriodRange = { from: string; to: string };

const MONTH = /^(\d{4})-(0[1-9]|1[0-2])$/;
const WEEK = /^(\d{4})-W(0[1-9]|[1-4]\d|5[0-3])$/;
const DAY_MS = 86_400_000;

/** First and last day of a period, both inclusive; null when the text is no period. */
export function periodRange(text: string): PeriodRange | null {
  const month = MONTH.exec(text);
  if (month) {
    const year = Number(month[1]);
    const index = Number(month[2]);
    return { from: `${text}-01`, to: isoDay(Date.UTC(year, index, 0)) };
  }
  const week = WEEK.exec(text);
  if (!week) return null;
  const monday = mondayOfIsoWeek(Number(week[1]), Number(week[2]));
  return isoWeek(monday) === text ? { from: isoDay(monday), to: isoDay(monday + 6 * DAY_MS) } : null;
}

/** The day so many days later. */
export function addDays(day: string, days: number): string {
  return isoDay(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS);
}

/** All days from one to the other, inclusive. */
export function daysBetween(from: string, to: string): string[] {
  const days: string[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) days.push(day);
  return days;
}

/** The month `YYYY-MM` of a day. */
export function monthOf(day: string): string {
  return day.slice(0, 7);
}

/** The ISO week `YYYY-Www` of a day. */
export function weekOf(day: string): string {
  const ms = Date.parse(`${day.slice(0, 10)}T00:00:00Z`);
  return isoWeek(ms - ((new Date(ms).getUTCDay() + 6) % 7) * DAY_MS);
}

/** All months from the one of `from` to the one of `to`, inclusive. */
export function monthsBetween(from: string, to: string): string[] {
  const months: string[] = [];
  let year = Number(from.slice(0, 4));
  let month = Number(from.slice(5, 7));
  for (;;) {
    const text = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}`;
    if (text > monthOf(to)) return months;
    months.push(text);
    month += 1;
    if (month > 12) {
      month = 1;
      year += 1;
    }
  }
}

function mondayOfIsoWeek(year: number, week: number): number {
  const fourth = Date.UTC(year, 0, 4);
  const weekday = (new Date(fourth).getUTCDay() + 6) % 7;
  return fourth - weekday * DAY_MS + (week - 1) * 7 * DAY_MS;
}

function isoWeek(mondayMs: number): string {
  const thursday = new Date(mondayMs + 3 * DAY_MS);
  const year = thursday.getUTCFullYear();
  const week = Math.round((mondayMs - mondayOfIsoWeek(year, 1)) / (7 * DAY_MS)) + 1;
  return `${year}-W${String(week).padStart(2, '0')}`;
}

function isoDay(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}
