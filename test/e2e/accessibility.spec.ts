import { expect, expectAccessibleInBoth, picture, test } from './window.ts';

const PAGES = [
  'home',
  'stories',
  'results',
  'model',
  'cases',
  'outcomes',
  'stability',
  'audit',
  'data',
  'import',
  'help',
];
const TABS = ['sources', 'columns', 'quality', 'setAside', 'framing', 'models', 'meaning', 'journal'];

for (const [language, locale, example] of [
  ['English', 'en_GB', 'credit'],
  ['French', 'fr_FR', 'churn'],
] as const)
  test(`every page in ${language}`, async ({ start, page }) => {
    test.setTimeout(240_000);
    await start({ example, locale });
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    for (const place of [...PAGES, ...TABS.map((tab) => `data/${tab}`)]) {
      await page.evaluate((hash) => (window.location.hash = hash), `#/${place}`);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      // What waits fades in: it is looked at once it is there, or gone.
      await expect(page.getByRole('main').getByRole('progressbar')).toHaveCount(0, { timeout: 60_000 });
      const name = (theme: string): string => `${language.toLowerCase()}-${theme}-${place.replace('/', '-')}`;
      await expectAccessibleInBoth(page, `${place}, ${language}`, name);
    }
  });

test('the page stays whole at 1280 by 720 and with text at 150 %', async ({ start, page }) => {
  await page.setViewportSize({ width: 1280, height: 720 });
  await start({ example: 'credit' });
  for (let step = 0; step < 5; step += 1) await page.keyboard.press('Control+Equal');
  for (const place of PAGES) {
    await page.evaluate((hash) => (window.location.hash = hash), `#/${place}`);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow, place).toBeLessThanOrEqual(0);
    await picture(page, `small-${place}`);
  }
});

test('the keyboard alone reaches the content, the pages and the commands', async ({ start, page }) => {
  await start({ example: 'credit' });
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Go to the content' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main')).toBeFocused();
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Find a command' }).fill('Go to Data');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('One file is loaded');
});
