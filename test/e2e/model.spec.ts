import type { Page } from '@playwright/test';
import * as doubles from '../shared/analyses/model-doubles.ts';
import { chooseRadio, expect, expectAccessibleInBoth, picture, test } from './window.ts';

const TABS = ['passport', 'importance', 'effects', 'parsimony', 'versions', 'proof'];

async function goTo(page: Page, tab: string): Promise<void> {
  await page.evaluate((hash) => (window.location.hash = hash), `#/model/${tab}`);
  await expect(page.getByRole('tab', { selected: true })).toHaveAttribute('id', `tab-${tab}`);
  await expect(page.getByRole('main').getByRole('progressbar')).toHaveCount(0);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/\.$/);
}

const columns = (...features: string[]) =>
  features.map((name) => doubles.player(name)).map(({ feature, label }) => ({ feature, label }));
const shuffled = (feature: string, mean: number) => ({
  ...doubles.player(feature),
  mean,
  sd: 0.002,
  interval: [mean - 0.01, mean + 0.01] as [number, number],
});
const WHOLE = doubles.importance({
  permutation: [shuffled('Income', 0.05), shuffled('Seniority', 0.02), shuffled('Amount', 0.001)],
  permutationOn: { source: 'log', rows: 2000, of: 7712, repeats: 10, loss: 'auc', baseline: 0.16 },
  clusters: [
    {
      columns: columns('Amount', 'Price'),
      strength: 0.9,
      meanAbsolute: 0.1,
      interval: [0.09, 0.11],
      permutation: null,
    },
  ],
  interactions: [],
  interactionsOn: { rows: 50, spread: 0.2 },
});

type Asked = { analysis: string; parameters: Record<string, string> };

/** Answers that are known beforehand, so that the page is judged by itself. */
async function answer(page: Page, of: (asked: Asked) => unknown): Promise<void> {
  await page.route('**/api/analysis.run', async (route) => {
    const result = of(route.request().postDataJSON() as Asked);
    if (result === undefined) return route.continue();
    const provenance = { engine: 'test', data: 'a', models: [], selection: {}, rows: 8980, seed: 1 };
    return route.fulfill({
      contentType: 'application/x-ndjson',
      body: `${JSON.stringify({ result: { result, provenance } })}\n`,
    });
  });
}

function known({ analysis, parameters }: Asked): unknown {
  if (analysis === 'importance')
    return parameters['permutation'] === 'no' ? doubles.importance({ version: parameters['score'] ?? '2.0.0' }) : WHOLE;
  if (analysis === 'effect')
    return doubles.effect(parameters['kind'] === 'ice' ? { kind: 'ice', ice: [[0.1, 0.2, 0.3, 0.4]] } : {});
  return analysis === 'parsimony' ? doubles.parsimony() : undefined;
}

test.describe('the model', () => {
  test('says what it reads and gives, and shows empty fields as empty', async ({ start }) => {
    const { page } = await start({ example: 'credit' });
    await page.getByRole('link', { name: 'Model', exact: true }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(
      'Version 2.0.0 reads 12 facts and gives the probability of “Payment default”.',
    );
    await expect(page.getByRole('main')).toContainText('It learnt from 2,672 cases');
    await expect(page.getByRole('table', { name: '12 facts' }).getByRole('row')).toHaveCount(13);
    await page.getByRole('link', { name: 'Whether groups are treated alike is on Results' }).click();
    await expect(page.getByRole('tab', { selected: true })).toHaveText('Fairness');
  });

  test('proves every logged score, and lists those that differ with a way to the case', async ({ start }) => {
    const { page } = await start({ example: 'credit' });
    await goTo(page, 'proof');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(
      '8 logged scores differ from the score that the model gives when it is run again.',
    );
    const main = page.getByRole('main');
    await expect(main.getByRole('group', { name: /scores of 8,980 were found again/ })).toBeVisible();
    const listed = page.getByRole('table', { name: '8 scores beyond the tolerance' });
    await expect(listed.getByRole('row')).toHaveCount(9);
    await expect(main).not.toContainText('Tolerance');
    await chooseRadio(page.getByRole('radio', { name: 'Audit' }));
    await expect(main).toContainText('0.00001');
    await expect(main).toContainText('8aff aed0 8be1 4306');
    await picture(page, 'model-proof-audit');
    await listed.getByRole('row', { name: /P25-0002792/ }).press('Enter');
    await expect(page).toHaveURL(/#\/cases\/P25-0002792/);
    await expect(page.locator('dl[aria-label="From the question to the end"]')).toContainText('differs', {
      timeout: 60_000,
    });
  });

  test('says that a version came without its model', async ({ start }) => {
    const { page } = await start({ example: 'credit' });
    await page.evaluate(() => (window.location.hash = '#/model/importance?version=9.9.9'));
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(
      'Version 9.9.9 is in the log, but its model is not in the project.',
    );
    await expect(page.getByRole('main')).toContainText('Add a model bundle');
  });

  test('tells what weighs from the model itself, over a sample, and can be asked for every row', async ({ start }) => {
    test.setTimeout(120_000);
    const { page } = await start({ example: 'credit' });
    await chooseRadio(page.getByRole('radio', { name: 'Expert' }));
    await page.evaluate(() => (window.location.hash = '#/model/importance'));
    const all = page.getByRole('region', { name: 'Every row' });
    await expect(all).toContainText('Drawn: 500 cases of 8,980.', { timeout: 60_000 });
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(
      /^Amount asked for weighs most: it moves the score by \d+\.\d points/,
    );
    await all.getByRole('button', { name: 'Explain all 8,980 rows' }).click();
    await expect(all.getByRole('progressbar')).toBeVisible();
    await expect(all).toContainText('of 8,980', { timeout: 60_000 });
    await all.getByRole('button', { name: 'Cancel' }).click();
    await expect(all.getByRole('button', { name: 'Explain all 8,980 rows' })).toBeVisible();
    await expect(all.getByRole('alert')).toHaveCount(0);
  });

  test('shows what weighs beside what makes it right, and more to the expert', async ({ start }) => {
    const { page } = await start({ example: 'credit' });
    await answer(page, known);
    await goTo(page, 'importance');
    const main = page.getByRole('main');
    await expect(page.getByRole('heading', { level: 1 })).toContainText('moves the score by 8.2 points on average');
    await expect(main.getByRole('figure', { name: 'What moves the score' })).toBeVisible();
    await expect(main.getByRole('figure', { name: 'What makes it right' })).toBeVisible();
    await expect(main).toContainText('Amount asked for and Price of the good move together.');
    await expect(main.getByRole('figure', { name: 'Facts that move together' })).toHaveCount(0);
    await chooseRadio(page.getByRole('radio', { name: 'Expert' }));
    await expect(main.getByRole('figure', { name: 'Facts that move together' })).toBeVisible();
  });

  test('draws the effect of the fact that is chosen, by arrow keys too', async ({ start }) => {
    const { page } = await start({ example: 'credit' });
    const asked: string[] = [];
    await answer(page, (question) => {
      if (question.analysis === 'effect') asked.push(question.parameters['feature'] ?? '');
      return known(question);
    });
    await goTo(page, 'effects');
    await page.getByRole('radio', { name: 'Job seniority' }).focus();
    await page.keyboard.press('ArrowDown');
    await expect(page.getByRole('radio', { name: 'Housing' })).toBeChecked();
    await expect.poll(() => asked).toEqual(['Seniority', 'Home']);
    await expect(page.getByRole('main')).not.toContainText('ALE');
    await chooseRadio(page.getByRole('radio', { name: 'Expert' }));
    await chooseRadio(page.getByRole('radio', { name: 'Job seniority' }));
    await chooseRadio(page.getByRole('radio', { name: /ICE/ }));
    await expect(page.getByRole('main')).toContainText('a thin line each, their mean in bold');
  });

  test('says what is going on, can be stopped, and says why it cannot answer', async ({ start }) => {
    const { page } = await start({ example: 'credit' });
    await page.route('**/api/analysis.run', (route) => {
      if ((route.request().postDataJSON() as Asked).analysis !== 'parsimony') return route.continue();
      return new Promise(() => undefined);
    });
    await page.evaluate(() => (window.location.hash = '#/model/parsimony'));
    const main = page.getByRole('main');
    await expect(main).toContainText('Telling the model less and less');
    await main.getByRole('button', { name: 'Cancel' }).click();
    await expect(main.getByRole('progressbar')).toHaveCount(0);
    await page.unroute('**/api/analysis.run');
    const refused = { ok: false, reason: 'NO_BACKGROUND', version: '2.0.0', columns: [], rows: 8980 };
    await answer(page, ({ analysis }) => (analysis === 'importance' ? refused : undefined));
    await page.evaluate(() => (window.location.hash = '#/model/importance'));
    await expect(main).toContainText('The bundle holds no reference rows to compare with.');
    await main.getByRole('link', { name: 'See the models of the project' }).click();
    await expect(page.getByRole('tab', { selected: true })).toHaveAttribute('id', 'tab-models');
  });

  test('stays whole at 1280 by 720 and with text at 150 %', async ({ start, page }) => {
    await page.setViewportSize({ width: 1280, height: 720 });
    await start({ example: 'credit' });
    await answer(page, known);
    for (const zoom of ['100', '150']) {
      if (zoom === '150') for (let step = 0; step < 5; step += 1) await page.keyboard.press('Control+Equal');
      for (const tab of TABS) {
        await goTo(page, tab);
        const wider = await page
          .getByRole('main')
          .evaluate((main) => Math.max(main.scrollWidth - main.clientWidth, document.body.scrollWidth - innerWidth));
        expect(wider, `${tab} at ${zoom} %`).toBeLessThanOrEqual(0);
        await picture(page, `model-${tab}-small-${zoom}`);
      }
    }
  });

  for (const [language, locale] of [
    ['english', 'en_GB'],
    ['french', 'fr_FR'],
  ] as const)
    test(`is whole for everybody in ${language}`, async ({ start, page }) => {
      await start({ example: 'credit', locale });
      await answer(page, known);
      await chooseRadio(page.getByRole('radio', { name: 'Expert' }));
      for (const tab of TABS) {
        await goTo(page, tab);
        await expectAccessibleInBoth(page, `${tab}, ${language}`, (theme) => `model-${tab}-${language}-${theme}`);
      }
    });
});
