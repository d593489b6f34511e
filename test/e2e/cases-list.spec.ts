import { chooseRadio, expect, expectAccessible, picture, test } from './window.ts';

test.describe('the list of cases', () => {
  test('can be stopped while it is looked for, and asked again', async ({ start }) => {
    const { page } = await start({ example: 'credit' });
    await page.evaluate(() => (window.location.hash = '#/cases'));
    const main = page.getByRole('main');
    await expect(main.getByRole('table').getByRole('rowheader').first()).toHaveText('P25-0000001');
    let isHeld = true;
    await page.route('**/api/cases.page?progress', async (route) => {
      if (isHeld && route.request().postData()?.includes('freelance') === true) return;
      await route.continue();
    });
    await main.getByRole('combobox', { name: 'Look in' }).click();
    await page.getByRole('option', { name: 'All columns' }).click();
    await main.getByRole('searchbox', { name: 'Find' }).fill('freelance');
    await main.getByRole('button', { name: 'Cancel' }).press('Enter');
    const stopped = main.getByRole('status').filter({ hasText: 'Stopped. The rows below' });
    await expect(stopped).toBeVisible();
    await expect(main.getByRole('table', { name: '8,980 cases, as listed before' })).toContainText('P25-0000001');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('The cases were not looked for to the end.');
    await picture(page, 'cases-stopped');
    isHeld = false;
    await stopped.getByRole('button', { name: 'Try again' }).press('Enter');
    await expect(main.getByRole('table').getByText('freelance', { exact: false }).first()).toBeVisible();
    await expect(stopped).toBeHidden();
  });

  test('leads from one case to the next as it was narrowed and sorted, by pointer and by key', async ({ start }) => {
    const { page } = await start({ example: 'credit' });
    await page.evaluate(() => (window.location.hash = '#/cases'));
    const main = page.getByRole('main');
    await chooseRadio(page.getByRole('radio', { name: /^Near the cut-off/ }));
    await main.getByRole('button', { name: 'Score', exact: true }).click();
    const listed = main.getByRole('table', { name: '353 cases' }).getByRole('rowheader');
    await expect(listed.first()).not.toHaveText('P25-0000001');
    const [first, second, third] = await listed.allTextContents();
    await listed.first().click();
    const steps = main.getByRole('group', { name: 'In the list' });
    await expect(steps).toContainText('1 of 353');
    const [previous, next] = [
      steps.getByRole('button', { name: /^Previous/ }),
      steps.getByRole('button', { name: /^Next/ }),
    ];
    await expect(previous).toHaveAttribute('aria-disabled', 'true');
    await expect(previous).toHaveAccessibleDescription('This is the first case of the list.');
    await next.click();
    await expect(page).toHaveURL(new RegExp(`#/cases/${second ?? ''}`));
    await expect(next).toBeFocused();
    await expect(main.getByRole('status').filter({ hasText: `Case ${second ?? ''}, 2 of 353.` })).toContainText(
      'the model put “Payment default”',
    );
    await page.keyboard.press('Alt+ArrowDown');
    await expect(page).toHaveURL(new RegExp(`#/cases/${third ?? ''}`));
    await expect(main.getByRole('navigation', { name: 'Where you are' })).toContainText('Near the cut-off');
    await expect(steps).toContainText('3 of 353');
    await expectAccessible(page, 'a case between its neighbours');
    await picture(page, 'case-walk');
    await page.goBack();
    await expect(steps).toContainText('2 of 353');
    await page.keyboard.press('Alt+ArrowUp');
    await expect(page).toHaveURL(new RegExp(`#/cases/${first ?? ''}`));
    await main.getByRole('link', { name: 'Cases' }).click();
    await expect(main.getByRole('row', { name: new RegExp(`^${first ?? ''}`) })).toBeFocused();
  });
});
