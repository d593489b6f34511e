import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { chooseRadio, expect, test } from './window.ts';

/** The computer takes its time to answer: a person types and saves meanwhile. */
async function slowed(page: Page, ...calls: string[]): Promise<void> {
  for (const call of calls)
    await page.route(`**/api/${call}*`, async (route) => {
      await new Promise((settle) => setTimeout(settle, 600));
      await route.continue();
    });
}

async function toSave(page: Page): Promise<void> {
  await page.evaluate(() => (location.hash = '#/outcomes/shadow'));
  await page.getByRole('button', { name: 'Export the report' }).click();
  await chooseRadio(page.getByRole('radio', { name: 'Tables' }));
  await page.getByRole('button', { name: 'Choose where to save' }).click();
}

test('a file is written under the name that stands there, in the folder that was chosen, however fast one is', async ({
  start,
}) => {
  const { page, folder } = await start({ example: 'credit' });
  await toSave(page);
  const dialog = page.getByRole('dialog', { name: 'Save' });
  await expect(dialog.getByRole('group', { name: 'Files and folders' })).toBeVisible();
  await slowed(page, 'files.target', 'files.list');
  await dialog.getByRole('button', { name: 'My folder' }).click();
  await dialog.getByRole('textbox').fill('mine');
  await dialog.getByRole('textbox').press('Enter');
  await expect(page.getByText('The file is written.')).toBeVisible();
  expect(existsSync(join(folder, 'mine.csv'))).toBe(true);
  expect(readdirSync(join(folder, 'Documents'))).toEqual([]);
});

test('a file that nobody was told of is not replaced, and a second Enter answers once', async ({ start }) => {
  const { page, folder } = await start({ example: 'credit' });
  writeFileSync(join(folder, 'kept.csv'), 'kept');
  await toSave(page);
  const dialog = page.getByRole('dialog', { name: 'Save' });
  await dialog.getByRole('button', { name: 'My folder' }).click();
  await slowed(page, 'files.target');
  await dialog.getByRole('textbox').fill('kept');
  await dialog.getByRole('textbox').press('Enter');
  await expect(dialog.getByText(/kept\.csv/).last()).toBeVisible();
  await expect(dialog.getByRole('button', { name: 'Replace' })).toBeVisible();
  expect(readFileSync(join(folder, 'kept.csv'), 'utf8')).toBe('kept');
  await dialog.getByRole('textbox').fill('other');
  await dialog.getByRole('textbox').press('Enter');
  await dialog.getByRole('textbox').press('Enter');
  await expect(page.getByText('The file is written.')).toHaveCount(1);
  expect(readFileSync(join(folder, 'kept.csv'), 'utf8')).toBe('kept');
});

test('places that could not be read are said, and can be asked for again', async ({ start }) => {
  const { page } = await start({ example: 'credit' });
  let times = 0;
  await page.route('**/api/files.places*', async (route) => {
    times += 1;
    if (times === 1) await route.abort();
    else await route.continue();
  });
  await toSave(page);
  const dialog = page.getByRole('dialog', { name: 'Save' });
  await expect(dialog.getByRole('alert')).toBeVisible();
  await dialog.getByRole('button', { name: /again/i }).click();
  await expect(dialog.getByRole('button', { name: 'My folder' })).toBeVisible();
  await expect(dialog.getByRole('alert')).toHaveCount(0);
});
