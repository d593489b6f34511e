import { expect, expectAccessible, picture, test } from './window.ts';

test('a plan is kept, opened again, compared with the test that runs, and removed', async ({ start }) => {
  const { page } = await start({ example: 'credit' });
  await page.evaluate(() => (window.location.hash = '#/outcomes/plan'));
  const main = page.getByRole('main');
  await main.getByRole('radio', { name: '30%' }).check({ force: true });
  await expect(page.getByRole('heading', { level: 1 })).toContainText('30 in 100 getting the new way');
  const plans = main.getByRole('region', { name: 'Plans that were kept' });
  await plans.getByRole('textbox', { name: 'What you call this plan' }).fill('Autumn');
  await plans.getByRole('button', { name: 'Keep this plan' }).click();
  await expect(plans.getByRole('table')).toContainText('Autumn');
  await main.getByRole('radio', { name: '50%' }).check({ force: true });
  await expect(page.getByRole('heading', { level: 1 })).toContainText('50 in 100 getting the new way');
  await plans.getByRole('button', { name: 'Open Autumn' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('30 in 100 getting the new way');
  await plans.getByRole('button', { name: 'Compare Autumn with the test' }).click();
  const compared = plans.getByRole('table').last();
  await expect(compared).toContainText('Share that gets the new way');
  await expect(compared).toContainText('30.1%');
  await compared.scrollIntoViewIfNeeded();
  await picture(page, 'plans');
  await expectAccessible(page, 'the plans');
  await plans.getByRole('button', { name: 'Remove Autumn' }).click();
  await expect(plans.getByRole('table')).toHaveCount(0);
});

test('les plans en français, dans le noir', async ({ start, page }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await start({ example: 'churn', locale: 'fr_FR' });
  await page.evaluate(() => (window.location.hash = '#/outcomes/plan'));
  const plans = page.getByRole('region', { name: 'Plans gardés' });
  await plans.getByRole('textbox').fill('Automne');
  await plans.getByRole('textbox').press('Enter');
  await plans.getByRole('button', { name: 'Comparer Automne au test' }).click();
  await expect(plans.getByRole('table').last()).toContainText('Complet le');
  await plans.getByRole('table').last().scrollIntoViewIfNeeded();
  await picture(page, 'plans-fr-dark');
  await expectAccessible(page, 'les plans');
});
