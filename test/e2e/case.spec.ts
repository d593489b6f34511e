import type { Page } from '@playwright/test';
import { chooseRadio, expect, expectAccessible, expectAccessibleInBoth, picture, test } from './window.ts';

async function goTo(page: Page, id: string): Promise<void> {
  await page.evaluate((hash) => (window.location.hash = hash), `#/cases/${id}`);
  await expect(page.getByRole('main').getByRole('progressbar')).toHaveCount(0, { timeout: 60_000 });
  await expect(page.getByRole('main').locator('figure').first()).toBeVisible({ timeout: 60_000 });
}

test.describe('one case', () => {
  test('says what was decided, how such scores end, and why, in parts that add up', async ({ start }) => {
    const { page } = await start({ example: 'credit' });
    await page.getByRole('link', { name: 'Cases', exact: true }).click();
    await page.getByRole('searchbox', { name: 'Find by identifier' }).fill('P25-0004129');
    const row = page.getByRole('row', { name: /P25-0004129/ });
    await row.focus();
    await page.keyboard.press('Enter');
    const title = page.getByRole('heading', { level: 1 });
    await expect(title).toHaveText(
      /^Refused on 26 March 2025: the model put “Payment default” at 62\.3%, above the cut-off of 35%\.$/,
    );
    const main = page.getByRole('main');
    await expect(main).toContainText(
      /Of 252 other cases with a known end scored within 2\.5 points of it, \d+ ended in “Payment default”/,
    );
    await expect(main).toContainText('This one: Repaid.');
    await expect(
      page.getByRole('img', { name: /^Score 62\.3%\. Cut-off 35%\. Higher than \d+ in 100 cases of March 2025\.$/ }),
    ).toBeVisible();
    const trace = page.locator('dl[aria-label="From the question to the end"]');
    await expect(trace).toContainText('62.3% logged, 62.3% computed again', { timeout: 60_000 });
    await expect(trace).toContainText('proven');
    const strip = page.locator('dl[aria-label="How far it can be relied on"]');
    await expect(strip).toContainText('Familiar territory20 closest cases, distance 0.01 to 0.06');
    await expect(strip).toBeInViewport();
    await page
      .getByRole('button', { name: 'Why as a table' })
      .or(page.getByRole('button', { name: /table.*Why/ }))
      .first()
      .click();
    const figure = main.locator('figure').first();
    await expect(figure.getByRole('table').getByRole('row', { name: /Monthly income/ })).toContainText('17.7');
    await chooseRadio(page.getByRole('radio', { name: 'Steps' }));
    await expect(main.locator('figure').first()).toHaveAttribute('aria-label', 'From the average to this case');
    await page.goBack();
    await expect(title).toHaveText('One case matches “P25-0004129”.');
  });

  test('stands beside the cases most like it, and leads to them', async ({ start }) => {
    const { page } = await start({ example: 'credit' });
    await goTo(page, 'P25-0004129');
    const like = page.getByRole('main').locator('section', { hasText: 'Cases like this one' }).last();
    await expect(like).toContainText(/Of the 20 closest cases, \d+ have a known end: \d+ ended in “Payment default”\./);
    const table = page.getByRole('table', { name: 'Cases like this one' });
    await expect(table.getByRole('row')).toHaveCount(6);
    await like.getByRole('button', { name: 'All 20' }).click();
    await expect(table.getByRole('row')).toHaveCount(21);
    const nearest = await table.getByRole('rowheader').first().textContent();
    await table.getByRole('row').nth(1).click();
    await expect(page).toHaveURL(new RegExp(`#/cases/${nearest ?? ''}`));
    await expect(page.getByRole('heading', { level: 1 })).toContainText('the model put');
  });

  test('tells what would have changed it, in values that can be', async ({ start }) => {
    const { page } = await start({ example: 'credit' });
    await goTo(page, 'P25-0004129');
    const changed = page.getByRole('main').locator('section', { hasText: 'What would have changed it' }).last();
    await expect(changed.getByRole('listitem').first()).toHaveText(
      /^Amount asked for €10,600 instead of €14,400\s*33\.2%\s*Granted$/,
    );
    await expect(changed).toContainText('5 facts of 12 may change.');
  });

  test('is compared with whomever the reader chooses', async ({ start }) => {
    const { page } = await start({ example: 'credit' });
    await goTo(page, 'P25-0004129');
    const strip = page.locator('dl[aria-label="How far it can be relied on"]');
    await expect(strip).toContainText('reference cases');
    await page.getByRole('button', { name: 'Compared with: Average of the 100 reference cases' }).click();
    await page.getByRole('menuitemradio', { name: 'Those decided “Granted”' }).click();
    await expect(strip).toContainText('cases where the decision is “Granted”', { timeout: 60_000 });
    await page.getByRole('button', { name: /^Compared with: / }).click();
    await page.getByRole('menuitemradio', { name: 'Those with Type of job: Freelance' }).click();
    await expect(strip).toContainText('cases where “Type of job” is “Freelance”', { timeout: 60_000 });
    await page.getByRole('button', { name: /^Compared with: / }).click();
    await page.getByRole('menuitemradio', { name: 'One other case' }).click();
    await page.getByRole('textbox', { name: 'Identifier of the other case' }).fill('P25-0000164');
    await page.getByRole('button', { name: 'Compare', exact: true }).click();
    await expect(strip).toContainText('Score of case P25-0000164', { timeout: 60_000 });
    await page.getByRole('textbox', { name: 'Identifier of the other case' }).fill('nobody');
    await page.getByRole('button', { name: 'Compare', exact: true }).click();
    await expect(page.getByRole('alert')).toContainText('nobody');
    await expect(page.locator('dl[aria-label="From the question to the end"]')).toContainText('62.3% computed again');
    await expect(page.getByRole('heading', { name: 'What would have changed it' })).toBeVisible();
  });

  test('tells its reasons by group, each opened by keyboard into what it is made of', async ({ start }) => {
    const { page } = await start({ example: 'credit' });
    await goTo(page, 'P25-0004129');
    await chooseRadio(page.getByRole('radio', { name: 'Groups' }));
    const figure = page.getByRole('figure', { name: 'Why, by group of facts' });
    const group = figure.getByRole('button', { name: /^The loan: \+/ });
    await expect(group).toHaveAttribute('aria-expanded', 'false');
    await group.press('Enter');
    await expect(group).toHaveAttribute('aria-expanded', 'true');
    await expect(figure.getByRole('img', { name: /^Amount asked for, €14,400: \+/ })).toBeVisible();
    await expectAccessible(page, 'reasons by group');
    await picture(page, 'case-groups');
    await figure.getByRole('button', { name: /^As a table/ }).click();
    await expect(figure.getByRole('row', { name: /^Price of the good, €21,900/ })).toBeVisible();
  });

  test('says that it is not there, and why it cannot be explained', async ({ start }) => {
    const { page } = await start({ example: 'credit' });
    await page.evaluate(() => (window.location.hash = '#/cases/nobody'));
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Case nobody was not found.');
    await expect(page.getByRole('alert')).toContainText('No prediction is called “nobody”.');
  });

  for (const [language, locale] of [
    ['english', 'en_GB'],
    ['french', 'fr_FR'],
  ] as const)
    test(`is whole for everybody in ${language}`, async ({ start }) => {
      const { page } = await start({ example: language === 'english' ? 'credit' : 'churn', locale });
      await goTo(page, language === 'english' ? 'P25-0004129' : await firstCase(page));
      await expectAccessibleInBoth(page, `case ${language}`, (theme) => `case-${language}-${theme}`);
    });
});

async function firstCase(page: Page): Promise<string> {
  await page.evaluate(() => (window.location.hash = '#/cases'));
  const head = page.getByRole('table').getByRole('rowheader').first();
  await expect(head).toBeVisible();
  return (await head.textContent()) ?? '';
}
