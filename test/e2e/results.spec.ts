import type { Page } from '@playwright/test';
import { chooseRadio, expect, expectAccessible, expectAccessibleInBoth, picture, test } from './window.ts';

const TABS = ['quality', 'time', 'calibration', 'cutoff', 'segments', 'fairness', 'baseline'];

async function goTo(page: Page, tab: string): Promise<void> {
  await page.evaluate((hash) => (window.location.hash = hash), `#/results/${tab}`);
  await expect(page.getByRole('tab', { selected: true })).toHaveAttribute('id', `tab-${tab}`);
  await expect(page.getByRole('main').getByRole('progressbar')).toHaveCount(0);
  await expect(page.getByRole('alert')).toHaveCount(0);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/\.$/);
}

test.describe('the results', () => {
  test('say how often decisions are right, in people, and who is counted', async ({ start }) => {
    const { page } = await start({ example: 'credit' });
    await page.getByRole('link', { name: 'Results', exact: true }).click();
    await goTo(page, 'quality');
    const main = page.getByRole('main');
    await expect(main).toContainText('7,712 cases with a known outcome, January to June 2025');
    await expect(main).toContainText('1,268 without an outcome are left out');
    const people = page.getByRole('table', { name: 'Who was decided right, and who wrong' });
    await expect(people.getByRole('row', { name: /^Refused/ })).toContainText('1,620');
    await expect(people.getByRole('row', { name: /^Granted/ })).toContainText('4,325');
    await expect(main).not.toContainText('Brier');
    await page.getByRole('button', { name: /^About .*Who was decided right/ }).click();
    const saved = page.waitForEvent('download');
    await page.getByRole('dialog').getByRole('button', { name: 'the picture (PNG)' }).click();
    expect((await saved).suggestedFilename(), 'what stands as a table has a picture too').toMatch(/\.png$/);
    await page.keyboard.press('Escape');
    await chooseRadio(page.getByRole('radio', { name: 'Expert' }));
    const indices = page.getByRole('table', { name: 'All indices' });
    await expect(indices).toContainText('Brier');
    await expect(indices.getByRole('row', { name: /^F1/ })).toContainText('0.6316 to 0.6623');
    await expect(main).toContainText('No interval for Kolmogorov-Smirnov. It is the largest of many gaps');
    await picture(page, 'results-quality-expert');
  });

  test('answer what a figure is and how it is computed, in every tab', async ({ start }) => {
    const { page } = await start({ example: 'credit' });
    for (const tab of TABS) {
      await goTo(page, tab);
      await page.getByRole('button', { name: 'How it is computed' }).click();
      const drawer = page.getByRole('dialog');
      await expect(drawer.getByRole('heading', { name: 'How it is computed' })).toBeVisible();
      await expect(drawer).toContainText('January to June 2025');
      await expect(drawer).not.toContainText('A figure over the cases that are selected');
      await page.keyboard.press('Escape');
      await expect(drawer).toBeHidden();
    }
  });

  test('compare the groups of the columns that are chosen', async ({ start }) => {
    const { page } = await start({ example: 'credit' });
    await goTo(page, 'segments');
    await page.getByRole('combobox', { name: 'Compare by' }).click();
    await page.getByRole('option', { name: 'Age', exact: true }).click();
    await expect(page.getByRole('figure').first()).toContainText(/\d+ to \d+/);
    await picture(page, 'results-segments-age');
  });
});

test.describe('the cut-off', () => {
  test('moves by the keyboard: sentence, people and money follow', async ({ start }) => {
    const { page } = await start({ example: 'credit' });
    await goTo(page, 'cutoff');
    const verdict = page.getByRole('heading', { level: 1 });
    const table = page.getByRole('table', { name: 'The cut-off in force and the one on trial' });
    await expect(verdict).toHaveText(
      'A cut-off of 33% instead of 35% would have earned €72,608 more, with 130 more cases refused.',
    );
    await expect(page.getByRole('main')).toContainText('Between €9,489 and €135,727 more over 7,712 cases.');
    await expect(page.getByRole('main')).toContainText(
      'Of the 130 cases that would also be refused, 50 ended as “Payment default” and 80 as “Repaid”.',
    );
    await expect(table.getByRole('row', { name: /^Money/ })).toContainText('€4,312,690');
    await expect(table.getByRole('row', { name: /^Money/ })).toContainText('+€72,608');
    await picture(page, 'results-cutoff');

    const handle = page.getByRole('slider', { name: 'Cut-off on trial' });
    await handle.focus();
    await page.keyboard.press('ArrowRight');
    await expect(handle).toHaveAttribute('aria-valuetext', /^34%; /);
    await expect(verdict).toContainText('A cut-off of 34% instead of 35%');
    await expect(table.getByRole('columnheader', { name: '34%' })).toBeVisible();
    await page.keyboard.press('Shift+ArrowLeft');
    await expect(handle).toHaveAttribute('aria-valuetext', /^33\.9%; /);
    await page.getByRole('button', { name: 'Back to 35%' }).click();
    await expect(verdict).toHaveText('The cut-off in force, 35%, earns €4,312,691 over 7,712 cases.');
  });

  test('is dragged, or typed', async ({ start }) => {
    const { page } = await start({ example: 'credit' });
    await goTo(page, 'cutoff');
    const handle = page.getByRole('slider', { name: 'Cut-off on trial' });
    const drawing = page.getByRole('group', { name: /^Money and people/ });
    const box = await drawing.boundingBox();
    if (box === null) throw new Error('no drawing');
    await page.mouse.move(box.x + box.width * 0.33, box.y + 100);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * 0.6, box.y + 100, { steps: 12 });
    await page.mouse.up();
    await expect(handle).toHaveAttribute('aria-valuetext', /^60%; /);
    await expect(page.getByRole('heading', { level: 1 })).toContainText('A cut-off of 60% instead of 35%');
    await page.getByRole('textbox', { name: 'Cut-off on trial' }).fill('20');
    await page.keyboard.press('Enter');
    await expect(handle).toHaveAttribute('aria-valuetext', /^20%; /);
    await page.getByRole('button', { name: 'Best point' }).click();
    await expect(handle).toHaveAttribute('aria-valuetext', /^33%; /);
  });

  test('asks again with the amounts that are typed, and comes back to those of the project', async ({ start }) => {
    const { page } = await start({ example: 'credit' });
    await goTo(page, 'cutoff');
    const money = page.getByRole('row', { name: /^Money/ });
    await expect(money).toContainText('€4,312,690');
    await page.getByRole('textbox', { name: 'Refused, Payment default' }).fill('100');
    await page.keyboard.press('Tab');
    await expect(money).toContainText('€4,474,69');
    await page.getByRole('button', { name: 'Back to the values of the project' }).click();
    await expect(money).toContainText('€4,312,690');
  });

  test('draws every move by itself: nothing is asked of the engine', async ({ start }) => {
    const { page } = await start({ example: 'credit' });
    await goTo(page, 'cutoff');
    await page.getByRole('slider', { name: 'Cut-off on trial' }).focus();
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    const { medianMs, moves } = await page.evaluate(async () => {
      const slider = document.querySelector('[role="slider"]');
      const times: number[] = [];
      const seen = new Set<string | null | undefined>();
      for (let step = 0; step < 60; step += 1) {
        const began = performance.now();
        slider?.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', shiftKey: true, bubbles: true }));
        // The page is drawn anew in a microtask; then everything has to find its place.
        await Promise.resolve();
        document.body.getBoundingClientRect();
        times.push(performance.now() - began);
        seen.add(slider?.getAttribute('aria-valuenow'));
      }
      return { medianMs: times.sort((x, y) => x - y)[30] ?? 0, moves: seen.size };
    });
    expect(moves, 'each move was drawn before the next').toBe(60);
    expect(asked.filter((url) => url.includes('analysis'))).toEqual([]);
    test.info().annotations.push({ type: 'median of a move', description: `${medianMs.toFixed(2)} ms` });
  });
});

for (const [language, locale, example] of [
  ['english', 'en_GB', 'credit'],
  ['french', 'fr_FR', 'churn'],
] as const)
  test(`every tab in ${language} trips nobody up`, async ({ start, page }) => {
    test.setTimeout(240_000);
    await start({ example, locale });
    for (const tab of TABS) {
      await goTo(page, tab);
      await expectAccessibleInBoth(page, `${tab}, ${language}`, (theme) => `results-${language}-${theme}-${tab}`);
    }
  });

test('the small window keeps every tab whole', async ({ start, page }) => {
  await page.setViewportSize({ width: 1280, height: 720 });
  await start({ example: 'credit' });
  for (const tab of TABS) {
    await goTo(page, tab);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow, tab).toBeLessThanOrEqual(0);
    if (tab === 'cutoff') {
      const handle = await page.getByRole('slider', { name: 'Cut-off on trial' }).boundingBox();
      expect(handle === null ? 0 : handle.y + handle.height, 'the handle is in the first view').toBeLessThan(720);
    }
    await picture(page, `results-small-${tab}`);
  }
});

test('a model of quantities is judged in its unit, and what does not apply says so', async ({ start }) => {
  const { page } = await start({
    project: { log: 'cases/housing/predictions.parquet', bundle: 'bundles/housing' },
  });
  const title = page.getByRole('heading', { level: 1 });
  for (const [tab, sentence] of [
    ['quality', 'Half of the estimates are within $12,149'],
    ['time', 'In June 2025 the estimates were $11,784 too high'],
    ['calibration', 'Calibration is a question for models that announce a probability.'],
    ['cutoff', 'There is no cut-off to try on a model that estimates a quantity.'],
    ['segments', 'estimates are off by'],
    ['baseline', 'by $1,235 on average'],
  ] as const) {
    await page.evaluate((hash) => (window.location.hash = hash), `#/results/${tab}`);
    await expect(title).toContainText(sentence);
    await expectAccessible(page, tab);
  }
});
