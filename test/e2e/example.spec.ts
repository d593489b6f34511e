import { expect, picture, test } from './window.ts';

test.describe('the first minute with the example', () => {
  test('opens on true figures, in sentences', async ({ start }) => {
    const { page } = await start({ example: 'credit' });
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    const main = page.getByRole('main');
    // The counts of an independent reading of the same rows.
    await expect(main).toContainText('8,980 predictions');
    await expect(main).toContainText('8,740 individuals');
    await expect(main).toContainText('1,268 predictions have no outcome yet');
    await expect(page.getByRole('button', { name: /^Period: January to June 2025/ })).toBeVisible();
    await expect(page.getByText('Nothing leaves this computer.')).toBeVisible();
    await picture(page, 'home-example');
  });

  test('answers what a figure is, how it is computed and where it comes from', async ({ start }) => {
    const { page } = await start({ example: 'credit' });
    await page
      .getByRole('button', { name: /^About this figure/ })
      .first()
      .click();
    const drawer = page.getByRole('dialog');
    await expect(drawer.getByRole('heading', { name: 'How it is computed' })).toBeVisible();
    await expect(drawer).toContainText('January to June 2025');
    await expect(drawer).toContainText(/Data[0-9a-f]{4}( [0-9a-f]{4}){3}/);
    await picture(page, 'drawer');
    await page.keyboard.press('Escape');
    await expect(drawer).toBeHidden();
  });

  test('every page of the rail opens, with a sentence at its head', async ({ start }) => {
    const { page } = await start({ example: 'credit' });
    const rail = page.getByRole('navigation', { name: 'Pages' });
    for (const name of ['Stories', 'Results', 'Model', 'Cases', 'Outcomes', 'Stability', 'Audit', 'Data', 'Home']) {
      await rail.getByRole('link', { name, exact: true }).click();
      await expect(rail.getByRole('link', { name, exact: true })).toHaveAttribute('aria-current', 'page');
      await expect(page.getByRole('heading', { level: 1 })).not.toBeEmpty();
    }
  });

  test('finds one case among the others, and says all that the log holds of it', async ({ start }) => {
    const { page } = await start({ example: 'credit' });
    await page.getByRole('link', { name: 'Cases', exact: true }).click();
    await page.getByRole('searchbox', { name: 'Find by identifier' }).fill('P25-0000050');
    await expect(page.getByRole('heading', { level: 1 })).toContainText('One case matches “P25-0000050”.');
    await page.getByRole('row', { name: /P25-0000050/ }).click();
    await expect(page.getByRole('heading', { level: 1 })).toContainText('the model put “Payment default” at');
    await page.getByRole('button', { name: 'All that the log says of it' }).click();
    await expect(page.getByRole('dialog')).toContainText('P25-0000050');
  });

  test('counts again for a period and a filter, and the address remembers both', async ({ start }) => {
    const { page } = await start({ example: 'credit' });
    await page.getByRole('link', { name: 'Cases', exact: true }).click();
    await page.getByRole('button', { name: /^Period:/ }).click();
    await page.getByRole('combobox', { name: 'From' }).click();
    await page.getByRole('option', { name: 'March 2025' }).click();
    await page.getByRole('combobox', { name: 'To', exact: true }).click();
    await page.getByRole('option', { name: 'March 2025' }).click();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('heading', { level: 1 })).toContainText('1,500 cases of 8,980 are from March 2025.');
    await page.reload();
    await expect(page.getByRole('heading', { level: 1 })).toContainText('1,500 cases of 8,980 are from March 2025.');
  });

  test('speaks French where the computer does', async ({ start }) => {
    const { page } = await start({ example: 'churn', locale: 'fr_FR' });
    await expect(page.locator('html')).toHaveAttribute('lang', 'fr');
    await expect(page.getByRole('main')).toContainText('17\u00a0800 prédictions');
    await picture(page, 'home-french');
  });
});
