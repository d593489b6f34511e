import { chooseRadio, expect, expectAccessible, picture, test } from './window.ts';

test('a number of cases in a figure opens exactly those cases, whatever narrowed the list before', async ({
  start,
}) => {
  const { page } = await start({ example: 'credit' });
  const go = (hash: string): Promise<string> => page.evaluate((to) => (window.location.hash = to), hash);
  await go('#/cases');
  await chooseRadio(page.getByRole('radio', { name: /^Near the cut-off/ }));
  await go('#/results/calibration');
  const figure = page.getByRole('figure').first();
  await figure.getByRole('button', { name: /^As a table/ }).click();
  const link = figure.getByRole('button', { name: /cases: score 20 to under 30%$/ });
  const count = await link.textContent();
  await picture(page, 'cases-behind-table');
  await link.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('table', { name: new RegExp(`^${count} cases`) })).toBeVisible();
  await expect(page.getByRole('main')).toContainText('Score: from 0.2 to under 0.3');
  await expect(page.getByRole('main')).toContainText('Outcome: filled in');
  await expectAccessible(page, 'the cases behind a bin');
  await picture(page, 'cases-behind-list');

  await chooseRadio(page.getByRole('radio', { name: 'Français' }));
  await expect(page.getByRole('main')).toContainText('Score : de 0,2 à moins de 0,3');
  await go('#/results/quality');
  await page
    .getByRole('button', { name: /^À propos de cette figure/ })
    .first()
    .click();
  const drawer = page.getByRole('dialog');
  await expect(drawer.getByRole('heading', { name: 'Les dossiers derrière la figure' })).toBeVisible();
  await expectAccessible(page, 'the drawer of a figure with its cases');
  await picture(page, 'cases-behind-drawer');
  const first = drawer.getByRole('button', { name: /dossiers : / }).first();
  const told = (await first.textContent()) ?? '';
  await first.click();
  await expect(drawer).toBeHidden();
  await expect(page.getByRole('table', { name: new RegExp(`^${told.replace(/\s/g, '.')} dossiers`) })).toBeVisible();
});

test('people on both sides of a cut-off on trial, and those who change sides, open their cases', async ({ start }) => {
  const { page } = await start({ example: 'credit' });
  await page.evaluate(() => (window.location.hash = '#/results/cutoff'));
  const people = page.getByRole('table', { name: 'The cut-off in force and the one on trial' });
  const link = people.getByRole('button', { name: /cases: Refused, / }).last();
  await expect(link).toBeVisible();
  const count = (await link.textContent()) ?? '';
  await link.press('Enter');
  await expect(page.getByRole('table', { name: new RegExp(`^${count} cases`) })).toBeVisible();
  await page.goBack();
  await page.getByRole('button', { name: 'See these cases' }).press('Enter');
  await expect(page.getByRole('table', { name: /^130 cases/ })).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    /^In 130 cases of 8,980, “Outcome” is filled in and score is from 0\.33 to under 0\.35\.$/,
  );
  await page.evaluate(() => (window.location.hash = '#/model/effects'));
  await page.getByText('Monthly income', { exact: true }).click();
  await page.getByRole('button', { name: 'About this figure: Effect of Monthly income' }).click();
  const drawer = page.getByRole('dialog');
  await expect(drawer).toContainText('The figure was computed on other cases, or on a part of these.');
  await expectAccessible(page, 'the drawer of an effect');
  await picture(page, 'cases-behind-effect');
  await drawer
    .getByRole('button', { name: /^All cases of the log, Monthly income: from / })
    .first()
    .click();
  await expect(page.getByRole('navigation', { name: 'Where you are' })).toContainText(
    /Monthly income: from \d+ to under/,
  );
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    /^In [\d,]+ cases of 8,980, monthly income is from /,
  );
});
