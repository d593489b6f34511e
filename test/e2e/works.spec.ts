import { chooseRadio, expect, expectAccessible, picture, test } from './window.ts';

test('says whether a score still means the same, and what to do', async ({ start }) => {
  const { page } = await start({ example: 'credit' });
  await page.evaluate(() => (window.location.hash = '#/stability/works'));
  const title = page.getByRole('heading', { level: 1 });
  await expect(title).toHaveText('In June 2025, a score no longer means what it meant in January 2025.', {
    timeout: 60_000,
  });
  const main = page.getByRole('main');
  await expect(main).toContainText('Alike cases end otherwise');
  await expect(main.locator('figure').nth(2)).toBeVisible({ timeout: 60_000 });
  const estimated = main.getByRole('region', { name: 'What is estimated, before outcomes are known' });
  await expect(estimated).toContainText('not all outcomes are known yet', { timeout: 60_000 });
  await expect(estimated).toContainText('blind to a change of what a score means');
  await expect(estimated.locator('figure')).toBeVisible();
  await expectAccessible(page, 'whether it still works');
  await picture(page, 'stability-works-en');
  await page.getByRole('tab', { name: 'Retraining' }).click();
  await expect(title).toHaveText('Train the model again on recent cases.', { timeout: 60_000 });
  await page.getByRole('textbox', { name: 'What training again costs' }).fill('900000');
  await page.keyboard.press('Enter');
  await expect(title).toHaveText('Recalibrate the scores, and watch.', { timeout: 60_000 });
  await expectAccessible(page, 'what to do');
  await chooseRadio(page.getByRole('radio', { name: 'Français' }));
  await page.emulateMedia({ colorScheme: 'dark' });
  await expect(title).toHaveText('Recalez les scores, et surveillez.');
  await picture(page, 'stability-retraining-fr-dark');
  await page.getByRole('tab', { name: 'Fonctionne-t-il encore' }).click();
  await expect(main.getByRole('region', { name: 'Ce qui est estimé' }).locator('figure')).toBeVisible();
  await main.getByRole('region', { name: 'Ce qui a été mesuré' }).scrollIntoViewIfNeeded();
  await picture(page, 'stability-works-fr-dark');
});
