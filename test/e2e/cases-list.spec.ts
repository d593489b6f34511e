import { expect, test } from './window.ts';

test.describe('the list of cases', () => {
  test('can be stopped while it is looked for, and asked again', async ({ start }) => {
    const { page } = await start({ example: 'credit' });
    await page.evaluate(() => (window.location.hash = '#/cases'));
    const main = page.getByRole('main');
    await expect(main.getByRole('table').getByRole('rowheader').first()).toHaveText('P25-0000001');
    let isHeld = true;
    await page.route('**/api/cases.page', async (route) => {
      if (isHeld && route.request().postData()?.includes('freelance') === true) return;
      await route.continue();
    });
    await main.getByRole('combobox', { name: 'Look in' }).click();
    await page.getByRole('option', { name: 'All columns' }).click();
    await main.getByRole('searchbox', { name: 'Find' }).fill('freelance');
    await main.getByRole('button', { name: 'Cancel' }).press('Enter');
    const stopped = main.getByRole('status').filter({ hasText: 'Stopped.' });
    await expect(stopped).toBeVisible();
    isHeld = false;
    await stopped.getByRole('button', { name: 'Try again' }).press('Enter');
    await expect(main.getByRole('table').getByText('freelance', { exact: false }).first()).toBeVisible();
    await expect(stopped).toBeHidden();
  });
});
