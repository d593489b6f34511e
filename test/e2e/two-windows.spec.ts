import type { Locator, Page } from '@playwright/test';
import { expect, expectAccessible, picture, test } from './window.ts';

const STORY = 'June review for the credit committee';

async function titleIn(page: Page): Promise<Locator> {
  await page.getByRole('link', { name: 'Stories', exact: true }).click();
  await page.getByRole('link', { name: STORY, exact: true }).click();
  const title = page.getByRole('textbox', { name: 'Title of the page' });
  await expect(title).toContainText('We ask for one decision');
  return title;
}

async function write(title: Locator, text: string): Promise<void> {
  await title.press('ControlOrMeta+End');
  await title.pressSequentially(text);
  await title.blur();
}

test('of two windows on one story, the one that comes late is asked, and neither version is lost', async ({
  start,
}) => {
  const { page: one } = await start({ example: 'credit' });
  const opened = one.waitForEvent('popup');
  await one.evaluate(() => window.open(window.location.href));
  const two = await opened;
  const [first, second] = [await titleIn(one), await titleIn(two)];

  await write(first, ' Written first.');
  await expect(one.getByText('Saved', { exact: true })).toBeVisible();
  // A window that nobody looks at does not follow; what is written in it meets the other version.
  await two.evaluate(() => window.addEventListener('focus', (event) => event.stopImmediatePropagation(), true));
  await write(second, ' Written late.');
  const asked = two.getByRole('alert').filter({ hasText: 'changed in another window' });
  await expect(asked).toBeVisible();
  await expectAccessible(two, 'the choice');
  await picture(two, 'stories-two-windows');
  await asked.getByRole('button', { name: 'Keep mine as a copy' }).click();
  await expect(
    two.getByRole('navigation', { name: 'Chapters and pages' }).getByText(`${STORY} (copy)`, { exact: true }),
  ).toBeVisible();
  await expect(second).toContainText('Written late.');

  await two.getByRole('link', { name: 'Stories', exact: true }).click();
  await two.getByRole('link', { name: STORY, exact: true }).click();
  await expect(second).toContainText('Written first.');
  await expect(second).not.toContainText('Written late.');

  await write(second, ' Now the other way.');
  await expect(two.getByText('Saved', { exact: true })).toBeVisible();
  await one.evaluate(() => window.dispatchEvent(new Event('focus')));
  await expect(first).toContainText('Now the other way.');
});
