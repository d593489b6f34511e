import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { expect, expectAccessible, picture, test } from './window.ts';

const STORY = 'June review for the credit committee';

async function openStory(page: Page): Promise<{ thread: Locator; title: Locator }> {
  await page.getByRole('link', { name: 'Stories', exact: true }).click();
  await page.getByRole('link', { name: STORY }).click();
  const title = page.getByRole('textbox', { name: 'Title of the page' });
  await expect(title).toBeVisible();
  return { thread: page.getByRole('navigation', { name: 'Chapters and pages' }), title };
}

test('a story is signed once nothing blocks it, and says that it changed since', async ({ start }) => {
  test.setTimeout(180_000);
  const { page } = await start({ example: 'credit' });
  const { thread, title } = await openStory(page);
  const signed = thread.getByRole('status', { name: 'Signatures' });
  await title.pressSequentially(' That is 14.');
  await title.blur();
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();
  await signed.getByRole('button', { name: 'Sign' }).click();
  const dialog = page.getByRole('dialog', { name: 'Sign this story' });
  await dialog.getByRole('textbox', { name: 'Your name' }).fill('Grace Hopper');
  const keeps = dialog.getByRole('region', { name: 'What keeps it from being approved' });
  await expect(keeps).toContainText('“14” was typed by hand');
  await expect(dialog.getByRole('button', { name: 'Sign' })).toHaveAttribute('aria-disabled', 'true');
  await expectAccessible(page, 'the refused signature');
  await picture(page, 'story-sign-refused');
  await keeps.getByRole('button').first().click();
  await expect(dialog).toBeHidden();
  await page.getByRole('heading', { level: 1 }).focus();
  await title.blur();
  await page.keyboard.press('ControlOrMeta+z');
  await expect(title).not.toContainText('14');
  await signed.getByRole('button', { name: 'Sign' }).click();
  await expect(keeps).toBeHidden();
  await dialog.getByRole('textbox', { name: 'Your name' }).fill('Grace Hopper');
  await expect(dialog.getByText(/still being computed/)).toBeHidden({ timeout: 60_000 });
  await picture(page, 'story-sign');
  await dialog.getByRole('button', { name: 'Sign' }).click();
  await expect(signed).toContainText('Approved by Grace Hopper', { timeout: 60_000 });
  await title.pressSequentially(' Really.');
  await title.blur();
  await expect(signed).toContainText('the signature no longer holds');
  await picture(page, 'story-sign-stale');
  await title.blur();
  await page.keyboard.press('ControlOrMeta+z');
  await expect(signed).toContainText('Approved by Grace Hopper');
});

test('a story file is brought in, and one that is damaged is refused in a sentence', async ({ start }) => {
  const { page, folder, choose } = await start({ example: 'credit' });
  writeFileSync(join(folder, 'broken.json'), '{"tribune":"story/1"');
  writeFileSync(join(folder, 'newer.json'), '{"tribune":"story/9"}');
  await page.getByRole('link', { name: 'Stories', exact: true }).click();
  const bring = page.getByRole('button', { name: 'Bring in a story file' });
  await bring.click();
  await choose('Choose a story file', 'broken.json');
  await expect(page.getByRole('alert')).toContainText('“broken.json” is not a whole story file');
  await bring.click();
  await choose('Choose a story file', 'newer.json');
  await expect(page.getByRole('alert')).toContainText('written by a newer Tribune');
  await expectAccessible(page, 'a refused file');
  await picture(page, 'story-import-refused');
  await page.getByRole('button', { name: `Save as a file: ${STORY}` }).click();
  const save = page.getByRole('dialog');
  await save.getByRole('button', { name: 'My folder' }).click();
  await save.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('The story file is written.')).toBeVisible();
  await bring.click();
  await choose('Choose a story file', `${STORY}.json`);
  await expect(page.getByText(/Signatures do not travel/)).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Title of the page' })).toBeVisible();
  await page.getByRole('button', { name: 'All stories' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('2 stories are told of this project.');
  await page
    .getByRole('button', { name: `Remove “${STORY}”` })
    .last()
    .click();
  const remove = page.getByRole('dialog', { name: `Remove “${STORY}”` });
  await expectAccessible(page, 'the removal');
  await remove.getByRole('button', { name: 'Remove' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('One story is told of this project.');
});

test('an edit is taken back after the story was closed and opened again', async ({ start }) => {
  const { page } = await start({ example: 'credit' });
  const { title } = await openStory(page);
  await title.pressSequentially(' Truly.');
  await title.blur();
  await page.getByRole('link', { name: 'Results', exact: true }).click();
  await openStory(page);
  await expect(title).toContainText('Truly');
  await page.getByRole('button', { name: 'Refresh figures' }).focus();
  await page.keyboard.press('ControlOrMeta+z');
  await expect(title).not.toContainText('Truly');
  await page.getByRole('link', { name: 'Results', exact: true }).click();
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.keyboard.press('ControlOrMeta+Shift+z');
  await openStory(page);
  await expect(title).toContainText('Truly');
  await page.reload();
  await expect(title).toContainText('Truly');
});
