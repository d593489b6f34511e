import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chooseRadio, expect, expectAccessible, picture, test } from './window.ts';

test.describe('the stability of the population', () => {
  test('says which month differs, in which facts, and compares any months', async ({ start }) => {
    const { page } = await start({ example: 'credit' });
    await page.getByRole('link', { name: 'Stability', exact: true }).click();
    const verdict = page.getByRole('heading', { level: 1 });
    const main = page.getByRole('main');
    await expect(verdict).toHaveText('The population changed in May 2025, then came back.');
    await expect(main).toContainText('8,980 predictions, January to June 2025');
    await expect(main).toContainText('Compared with the 2,672 cases of training.');
    await expect(main).toContainText('to 731 of 1,600 cases; with scores as in training, it would be 492.');
    await expect(main).not.toContainText('PSI');
    await expect(main.getByRole('region', { name: 'What arrives, over time' })).toContainText('no day is missing');
    const changed = page.getByRole('table', { name: 'In May 2025, in plain words' });
    await expect(changed.getByRole('row', { name: /^Age, median/ })).toContainText(/36.years\s*28.years/u);
    await expect(page.getByRole('img', { name: /^Age.*May 2025/ })).toBeVisible();
    await expectAccessible(page, 'the population');
    await picture(page, 'stability-population');

    await chooseRadio(page.getByRole('radio', { name: 'Expert' }));
    await expect(page.getByRole('figure', { name: 'Age', exact: true })).toBeVisible();
    await page.getByRole('button', { name: 'How it is computed' }).click();
    await expect(page.getByRole('dialog')).toContainText('Population stability index on the tenths of the reference');
    await page.keyboard.press('Escape');

    await page.getByRole('combobox', { name: 'Months looked at' }).click();
    await page.getByRole('option', { name: 'June 2025' }).click();
    await expect(verdict).toHaveText('In June 2025, the cases look like those of training.');
    await page.getByRole('combobox', { name: 'Compared with' }).click();
    await page.getByRole('option', { name: 'May 2025' }).click();
    await expect(verdict).toHaveText(/^In June 2025, \d facts of 12 differ from May 2025\.$/);
    await expect(main).toContainText('Compared with the 1,600 cases of May 2025.');
    await picture(page, 'stability-population-months');
    await page.getByRole('link', { name: 'See the 1,550 cases of June 2025' }).click();
    await expect(main).toContainText('1,550');
    await expect(page).toHaveURL(/#\/cases\?period=2025-06/);
  });

  test('hands over what holds as a document', async ({ start }) => {
    const { page, folder } = await start({ example: 'credit' });
    await page.getByRole('link', { name: 'Stability', exact: true }).click();
    await page.getByRole('button', { name: 'Export this report' }).click();
    const dialog = page.getByRole('dialog', { name: 'Export' });
    await dialog.getByRole('radio', { name: 'HTML page' }).check();
    await dialog.getByRole('button', { name: 'Choose where to save' }).click();
    const files = page.getByRole('dialog').last();
    await files.getByRole('button', { name: 'My folder' }).click();
    await files.getByRole('textbox').fill('month');
    await files.getByRole('button', { name: 'Save', exact: true }).click();
    await expect(page.getByText('The file is written.')).toBeVisible({ timeout: 30_000 });
    const html = readFileSync(join(folder, 'month.html'), 'utf8');
    for (const told of [
      'The population changed in May 2025',
      'a score no longer means',
      'Train the model again on recent cases',
    ])
      expect(html).toContain(told);
  });

  test('stands in French, in the dark', async ({ start }) => {
    const { page } = await start({ example: 'churn', locale: 'fr_FR' });
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.getByRole('link', { name: 'Stabilité', exact: true }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^La population a changé en février 2025/);
    await expect(page.getByRole('table', { name: 'En février 2025, en clair' })).toBeVisible();
    await chooseRadio(page.getByRole('radio', { name: 'Expert' }));
    await expectAccessible(page, 'the population, in the dark');
    await picture(page, 'stability-population-fr-dark');
  });
});
