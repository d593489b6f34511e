import { chooseRadio, expect, expectAccessible, picture, test } from './window.ts';

test('shows what the project proves of 28 tests, and keeps what somebody states', async ({ start }) => {
  const { page } = await start({ example: 'credit' });
  await page.evaluate(() => (window.location.hash = '#/audit/readiness'));
  const title = page.getByRole('heading', { level: 1 });
  await expect(title).toHaveText(/^Readiness 0\.5 of 7: /, { timeout: 90_000 });
  const main = page.getByRole('main');
  await expect(main).toContainText('Data: 1.5 of 7');
  const row = main.getByRole('article', { name: 'The settings of the training were tuned.' });
  await expect(row).toContainText('stated by people');
  await row.getByRole('button', { name: /^State it/ }).click();
  const dialog = page.getByRole('dialog', { name: 'The settings of the training were tuned.' });
  await dialog.getByRole('textbox', { name: 'Your name' }).fill('Ann Ley');
  await dialog
    .getByRole('textbox', { name: 'What was done' })
    .fill('A grid of 40 settings, written in the notebook of May.');
  await expectAccessible(page, 'the form of a statement');
  await dialog.getByRole('button', { name: 'Keep the statement' }).click();
  await expect(row).toContainText('Ann Ley', { timeout: 90_000 });
  await expect(row).toContainText('nothing attached');
  await expectAccessible(page, 'the tests of readiness');
  await picture(page, 'readiness-en');
  await chooseRadio(page.getByRole('radio', { name: 'Français' }));
  await page.emulateMedia({ colorScheme: 'dark' });
  await expect(title).toContainText('Maturité');
  await picture(page, 'readiness-fr-dark');
});
