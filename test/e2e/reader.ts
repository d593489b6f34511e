import type { CDPSession, Page } from '@playwright/test';
import { expect } from './window.ts';

/** What a screen reader is given of what holds the focus: from the accessibility tree of the browser itself. */
export type Heard = { role: string; name: string; value: string; states: Record<string, unknown> };

const TOLD_STATES = new Set(['checked', 'expanded', 'disabled', 'invalid']);

const trees = new WeakMap<Page, Promise<CDPSession>>();

function treeOf(page: Page): Promise<CDPSession> {
  const tree = trees.get(page) ?? page.context().newCDPSession(page);
  trees.set(page, tree);
  return tree;
}

export async function focused(page: Page): Promise<Heard> {
  const tree = await treeOf(page);
  const { result } = await tree.send('Runtime.evaluate', { expression: 'document.activeElement' });
  const { nodes } = await tree.send('Accessibility.getPartialAXTree', {
    objectId: result.objectId ?? '',
    fetchRelatives: false,
  });
  const [node] = nodes;
  return {
    role: String(node?.role?.value ?? ''),
    name: plain(String(node?.name?.value ?? '')),
    value: plain(String(node?.value?.value ?? '')),
    states: Object.fromEntries(
      (node?.properties ?? [])
        .filter(({ name }) => TOLD_STATES.has(name))
        .map(({ name, value }) => [name, value.value as unknown]),
    ),
  };
}

/** Without the fine spaces and the curved apostrophes of the printed page. */
function plain(text: string): string {
  return text.replaceAll(/[\u00a0\u202f]/g, ' ').replaceAll('\u2019', "'");
}

export type Wanted = [role: string, name: string | RegExp];

function isWanted({ role, name }: Heard, [wantedRole, wantedName]: Wanted): boolean {
  return role === wantedRole && (typeof wantedName === 'string' ? name === wantedName : wantedName.test(name));
}

/** What waits and then takes the focus: it is waited for, not looked for. */
export async function expectFocus(page: Page, wanted: Wanted): Promise<void> {
  await expect
    .poll(async () => isWanted(await focused(page), wanted), { message: `focus: ${wanted.join(' ')}`, timeout: 20_000 })
    .toBe(true);
}

/** Goes on with Tab (or back with Shift+Tab) until the wanted control has the focus; every stop on the way has a role and a name. */
export async function tabTo(page: Page, wanted: Wanted, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<string[]> {
  const stops: string[] = [];
  const until = Date.now() + 20_000;
  // What is still on its way is met on a later round.
  for (let stop = 0; stop < 90 || Date.now() < until; stop += 1) {
    await page.keyboard.press(key);
    const heard = await focused(page);
    stops.push(`${heard.role} ${heard.name}`);
    // Between the last control and the first, the focus is on the window itself.
    if (heard.role === 'none' || heard.role === 'RootWebArea') continue;
    expect(heard.name, `the ${heard.role} after ${stops.at(-2) ?? 'the start'} has a name`).not.toBe('');
    if (isWanted(heard, wanted)) return stops;
  }
  throw new Error(`not reached by ${key}: ${wanted.join(' ')}\n${stops.join('\n')}`);
}

/** Notes what the live regions say from now on. */
export async function listen(page: Page): Promise<void> {
  await page.evaluate(() => {
    const heard: string[] = [];
    Object.assign(window, { heard });
    const regionOf = (node: Node): Element | null =>
      (node instanceof Element ? node : node.parentElement)?.closest('[aria-live], [role="status"], [role="alert"]') ??
      null;
    new MutationObserver((changes) => {
      for (const { target } of changes) {
        const text = (regionOf(target)?.textContent ?? '')
          .replaceAll(/[\u00a0\u202f]/g, ' ')
          .replaceAll('\u2019', "'")
          .trim();
        if (text !== '' && heard.at(-1) !== text) heard.push(text);
      }
    }).observe(document.body, { childList: true, characterData: true, subtree: true });
  });
}

/** Presses a key once the wanted control has the focus, going there by Tab, and does something. */
export async function press(
  page: Page,
  wanted: Wanted,
  key = 'Enter',
  way: 'Tab' | 'Shift+Tab' = 'Tab',
): Promise<void> {
  await tabTo(page, wanted, way);
  await expect
    .poll(async () => (await focused(page)).states['disabled'] === true, { message: `off: ${wanted.join(' ')}` })
    .toBe(false);
  await page.keyboard.press(key);
}

/** Chooses from a list that opens, as its field is read out, by its letters or by arrows. */
export async function pick(page: Page, field: Wanted, option: string): Promise<void> {
  await press(page, field, 'Enter');
  const list = page.getByRole('listbox');
  await expect(list).toBeVisible();
  const names = (await list.getByRole('option').allTextContents()).map(plain);
  const at = names.indexOf(option);
  expect(at, `${option} among ${names.join(', ')}`).toBeGreaterThanOrEqual(0);
  const selected = list.locator('[data-combobox-selected="true"]');
  for (let step = 0; step <= names.length; step += 1) {
    if ((await selected.count()) > 0 && plain((await selected.textContent()) ?? '') === option) break;
    await page.keyboard.press('ArrowDown');
  }
  await page.keyboard.press('Enter');
  await expect(list).toBeHidden();
}

/** A live region has said it since the last time, or says it soon. */
export async function expectTold(page: Page, what: RegExp): Promise<void> {
  await expect
    .poll(
      () =>
        page.evaluate(
          ([source, flags]) => {
            const { heard } = window as unknown as { heard: string[] };
            const at = heard.findIndex((text) => new RegExp(source, flags).test(text));
            if (at >= 0) heard.splice(0, at + 1);
            return at >= 0;
          },
          [what.source, what.flags] as const,
        ),
      { message: `told: ${what.source}`, timeout: 20_000 },
    )
    .toBe(true);
}
