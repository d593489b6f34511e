import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chooseRadio, expect, expectAccessible, picture, test } from './window.ts';

test('the shadow report: verdict, doubt, cases, export', async ({ start }) => {
  const { page, folder } = await start({ example: 'credit' });
  await page.getByRole('link', { name: 'Outcomes' }).click();
  await page.evaluate(() => (location.hash = '#/outcomes/shadow'));
  await expect(page.getByRole('heading', { level: 1 })).toContainText('27 in 100 of the other model');
  await expect(page.getByText('Keep the model in service').first()).toBeVisible();
  await expect(page.getByRole('figure', { name: 'How those that they choose ended' })).toBeVisible();
  await expect(page.getByRole('figure', { name: 'What those that they choose brought' })).toBeVisible();
  await expect(page.getByText('the other model may have brought less or more over 181 days')).toBeVisible();
  await expect(page.getByRole('figure', { name: 'Who would come in' })).toBeVisible();
  await expect(page.getByText('more often have “Type of job” at “Part time”')).toBeVisible();
  await expectAccessible(page, 'shadow report');
  await picture(page, 'outcomes-shadow-en');
  await page.getByRole('link', { name: 'How to read this page' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Reading the outcomes');
  await page.goBack();
  await chooseRadio(page.getByRole('radio', { name: 'Expert' }));
  await expect(page.getByText('Cohen’s kappa')).toBeVisible();
  await page.getByText('Cohen’s kappa').scrollIntoViewIfNeeded();
  await picture(page, 'outcomes-shadow-expert-en');
  await page.getByRole('button', { name: 'Export the report' }).click();
  await chooseRadio(page.getByRole('radio', { name: 'Tables' }));
  await page.getByRole('button', { name: 'Choose where to save' }).click();
  const dialog = page.getByRole('dialog').last();
  await dialog.getByRole('button', { name: 'My folder' }).click();
  await dialog.getByRole('textbox').last().fill('shadow');
  await dialog.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('The file is written.')).toBeVisible();
  expect(readFileSync(join(folder, 'shadow.csv'), 'utf8')).toContain('Only the other model,');
  const whole = page.getByRole('button', { name: /^All [\d,]+ cases that only the other model chooses$/ });
  const [count = ''] = /[\d,]+/.exec((await whole.textContent()) ?? '') ?? [];
  await whole.press('Enter');
  await expect(page.getByRole('table', { name: `${count} cases` })).toBeVisible();
});

test('le rapport en français, dans le noir', async ({ start, page }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await start({ example: 'churn', locale: 'fr_FR' });
  await page.evaluate(() => (location.hash = '#/outcomes/shadow'));
  await expect(page.getByRole('heading', { level: 1 })).toContainText('38 sur 100 des choix');
  await expect(
    page.getByText('Rien dans le journal ne montre que l’argent ne vient que là où l’on agit'),
  ).toBeVisible();
  await expectAccessible(page, 'rapport');
  await picture(page, 'outcomes-shadow-fr');
  await page.getByRole('tab', { name: 'Plan de test' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('20 sur 100 reçoivent');
  await chooseRadio(page.getByRole('radio', { name: '50' }));
  await page.getByLabel('Ce que vaut un résultat').fill('120');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('50 sur 100 reçoivent');
  await expect(page.getByText('attendre coûte')).toBeVisible();
  await expectAccessible(page, 'plan');
  await picture(page, 'outcomes-plan-fr');
});

test('of a large log the exact answer is one click away, and can be called off', async ({ start }) => {
  const { page } = await start({ example: 'credit' });
  // A small log is answered as a large one is; the exact answer is held back until it has been called off once.
  let held = true;
  await page.route('**/api/analysis.run', async (route) => {
    const asked = route.request().postDataJSON() as { analysis: string; parameters: { mode?: string } };
    if (asked.analysis !== 'shadow') return route.continue();
    if (asked.parameters.mode === 'exact') return held ? undefined : route.continue();
    return route.continue({ postData: { ...asked, parameters: { ...asked.parameters, mode: 'sketch' } } });
  });
  await page.evaluate(() => (location.hash = '#/outcomes/shadow'));
  const close = page.getByText('close, not exact');
  await expect(close).toContainText('the order within 0.');
  await page.getByRole('button', { name: 'Read every case' }).click();
  await expect(close).toBeHidden();
  await expect(page.getByRole('figure', { name: 'How those that they choose ended' })).toBeVisible();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(close).toBeVisible();
  held = false;
  await page.getByRole('button', { name: 'Read every case' }).click();
  await expect(close).toBeHidden();
  await expect(page.getByRole('button', { name: 'Cancel' })).toBeHidden();
  await expect(page.getByRole('button', { name: 'Read every case' })).toBeHidden();
});

test('a long comparison says what it does, and can be stopped and begun again', async ({ start }) => {
  test.setTimeout(120_000);
  const { page } = await start({ made: manyRows });
  await page.evaluate(() => (location.hash = '#/outcomes/shadow'));
  const waiting = page.getByRole('progressbar');
  await expect(waiting).toBeVisible();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByText('Stopped.')).toBeVisible();
  await expect(waiting).toBeHidden();
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('figure', { name: 'How those that they choose ended' })).toBeVisible({ timeout: 60_000 });
});

/** Enough cases for a comparison that can be stopped. */
function manyRows(path: string): void {
  const lines = ['prediction_id,prediction_time,model_name,model_version,score,shadow_score,shadow_version,outcome'];
  let state = 7;
  const dice = (): number => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32;
  for (let row = 0; row < 700_000; row += 1) {
    const [a, b] = [dice(), dice()];
    const day = String(1 + (row % 28)).padStart(2, '0');
    lines.push(`p${row},2025-03-${day},m,1,${a.toFixed(6)},${((a + b) / 2).toFixed(6)},2,${dice() < b ? 1 : 0}`);
  }
  writeFileSync(path, lines.join('\n'));
}
