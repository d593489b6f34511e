import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, expectAccessible, picture, test } from './window.ts';

test('the shadow report: verdict, doubt, cases, export', async ({ start }) => {
  const { page, folder } = await start({ example: 'credit' });
  await page.getByRole('link', { name: 'Outcomes' }).click();
  await page.evaluate(() => (location.hash = '#/outcomes/shadow'));
  await expect(page.getByRole('heading', { level: 1 })).toContainText('27 in 100');
  await expect(page.getByText('Keep the model in service').first()).toBeVisible();
  await expect(page.getByRole('figure', { name: 'How those that they choose ended' })).toBeVisible();
  await expectAccessible(page, 'shadow report');
  await picture(page, 'outcomes-shadow-en');
  await page.getByRole('radio', { name: 'Expert' }).check({ force: true });
  await expect(page.getByText('Cohen’s kappa')).toBeVisible();
  await page.getByText('Cohen’s kappa').scrollIntoViewIfNeeded();
  await picture(page, 'outcomes-shadow-expert-en');
  await page.getByRole('button', { name: 'Export the report' }).click();
  await page.getByRole('menuitem', { name: 'Tables (CSV)' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox').last().fill('shadow.csv');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('The report is written.')).toBeVisible();
  expect(readFileSync(join(folder, 'Documents', 'shadow.csv'), 'utf8')).toContain('Only the other model,');
});

test('le rapport en français, dans le noir', async ({ start, page }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await start({ example: 'churn', locale: 'fr_FR' });
  await page.evaluate(() => (location.hash = '#/outcomes/shadow'));
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Cela vaut un test');
  await expectAccessible(page, 'rapport');
  await picture(page, 'outcomes-shadow-fr');
});
