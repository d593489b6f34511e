import type { Page } from '@playwright/test';
import { chooseRadio, expect, expectAccessible, picture, test } from './window.ts';

async function open(page: Page): Promise<void> {
  await page.evaluate(() => (window.location.hash = '#/outcomes/ab'));
  await expect(page.getByRole('main').getByRole('progressbar')).toHaveCount(0);
  await expect(page.getByRole('alert')).toHaveCount(0);
}

test('the A/B test says in one sentence what to do, why, and with how much doubt', async ({ start }) => {
  const { page } = await start({ example: 'credit' });
  await open(page);
  const main = page.getByRole('main');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    'The model brings €326 more per case than the former way, between €233 and €419.',
  );
  await expect(main).toContainText('Extend it to all cases, with 2 reservations');
  await expect(main.getByRole('region', { name: 'Can the comparison be trusted?' })).toContainText(
    '30.1% with the model, 30.0% planned',
  );
  await expect(main).toContainText('105 of 8,740 individuals were decided both ways');
  await expect(main).toContainText('€760,352');
  await expect(main).not.toContainText('p-value');
  await expect(main.getByRole('figure')).toHaveCount(3);
  await picture(page, 'ab-test-credit');
  await expectAccessible(page, 'the A/B test');
  await chooseRadio(page.getByRole('radio', { name: 'Expert' }));
  await expect(page.getByRole('table', { name: 'All measures' })).toContainText('Chance to be better');
  await picture(page, 'ab-test-credit-expert');

  // Settings that are chosen when results can be seen are kept, marked, and told in the trail.
  await page.getByRole('textbox', { name: 'Cost of extending it to everybody' }).fill('400000');
  await page.getByRole('textbox', { name: 'Planned end' }).click();
  await page.getByRole('button', { name: 'Keep these settings' }).click();
  await expect(main).toContainText('with 3 reservations');
  await expect(main).toContainText('when results could already be seen: the report says so');
  await expect(main).toContainText('A cost of €400,000 is paid from €44.54 per case on');
  await page.getByRole('button', { name: 'See the cases' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('2,707');
});

test('the French example in the dark: nothing is claimed that the band leaves open', async ({ start }) => {
  const { page } = await start({ example: 'churn', locale: 'fr_FR' });
  await page.emulateMedia({ colorScheme: 'dark' });
  await open(page);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    'On ne peut pas encore dire si le modèle fait mieux que l’ancienne façon.',
  );
  await expect(page.getByRole('main')).toContainText(/368 sur 10.699, 3,4.%/);
  await picture(page, 'ab-test-churn-fr-dark');
});

test('what was planned is set in plain words: measures, what must not get worse, groups', async ({ start }) => {
  const { page } = await start({ example: 'credit' });
  await open(page);
  const settings = page.getByRole('region', { name: 'What was planned' });
  const pick = async (label: string, option: string): Promise<void> => {
    await settings.getByRole('combobox', { name: label }).last().click();
    await page.getByRole('option', { name: option, exact: true }).click();
  };
  await settings.getByRole('button', { name: 'Describe a measure' }).click();
  await pick('What is compared', 'A share of the cases');
  await pick('Cases where', 'Outcome');
  await settings.getByRole('textbox', { name: 'Value' }).fill('bad');
  await settings.getByRole('textbox', { name: 'What you call it' }).fill('Unpaid');
  await pick('The good side', 'Less is better');
  await picture(page, 'ab-settings-form');
  await settings.getByRole('button', { name: 'Add it' }).click();
  await expect(settings).toContainText('share of the cases where Outcome is bad');
  await settings.getByRole('button', { name: 'Watch one more measure' }).click();
  await pick('Measure', 'Unpaid');
  await settings.getByRole('textbox', { name: 'Allowed at most' }).fill('2,5');
  await settings.getByRole('textbox', { name: 'Allowed at most' }).press('Enter');
  await settings.getByRole('button', { name: 'Watch it' }).click();
  await expect(settings).toContainText('may rise by 2.5 points at most');
  await pick('One more column', 'Type of job');
  await expect(settings.getByRole('button', { name: 'Take out Type of job' })).toBeVisible();
  await settings.scrollIntoViewIfNeeded();
  await picture(page, 'ab-settings');
  await expectAccessible(page, 'the settings');
  await settings.getByRole('button', { name: 'Keep these settings' }).click();
  await expect(settings).toContainText('when results could already be seen');
  const main = page.getByRole('main');
  await expect(main.getByRole('table', { name: 'Side by side' })).toContainText('Unpaid');
  await expect(main.getByRole('figure', { name: 'Is it the same for everybody?' })).toContainText('Freelance');

  // A measure that is taken out guards nothing any more.
  await settings.getByRole('button', { name: 'Take out Unpaid' }).first().click();
  await settings.getByRole('button', { name: 'Take out Unpaid' }).first().click();
  await settings.getByRole('button', { name: 'Keep these settings' }).click();
  await expect(main.getByRole('table', { name: 'Side by side' })).not.toContainText('Unpaid');
  await page.evaluate(() => (window.location.hash = '#/data/trail'));
  await expect(page.getByText('The settings of the A/B test were changed').first()).toBeVisible();
});
