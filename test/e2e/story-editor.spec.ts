import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { expect, expectAccessible, picture, pressItem, test } from './window.ts';

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
  // The dialog gives the focus back once it is gone.
  await expect(dialog).toBeHidden();
  await expect(signed.getByRole('button')).toBeFocused();
  await title.pressSequentially(' Really.');
  await title.blur();
  await expect(signed).toContainText('the signature no longer holds');
  await picture(page, 'story-sign-stale');
  await title.blur();
  await page.keyboard.press('ControlOrMeta+z');
  await expect(signed).toContainText('Approved by Grace Hopper');
});

test('a story file with a figure of a kind that is not known shows its numbers', async ({ start }) => {
  const { page, folder, choose } = await start({ example: 'credit' });
  await page.getByRole('link', { name: 'Stories', exact: true }).click();
  await page.getByRole('button', { name: `Save as a file: ${STORY}` }).click();
  const save = page.getByRole('dialog');
  await save.getByRole('button', { name: 'My folder' }).click();
  await save.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('The story file is written.')).toBeVisible();
  const text = readFileSync(join(folder, `${STORY}.json`), 'utf8');
  writeFileSync(
    join(folder, 'later.json'),
    text.replaceAll('"kind":"bars"', '"kind":"river"').replaceAll('"kind": "bars"', '"kind": "river"'),
  );
  await page.getByRole('button', { name: 'Bring in a story file' }).click();
  await choose('Choose a story file', 'later.json');
  await page
    .getByRole('navigation', { name: 'Chapters and pages' })
    .getByRole('button', { name: /logged scores differ/ })
    .click();
  await expect(page.getByRole('article').getByRole('table', { name: 'Scores run again' })).toBeVisible();
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

test('chapters, pages and parts are added, moved and removed by keyboard, told, and taken back', async ({ start }) => {
  const { page } = await start({ example: 'credit' });
  const { thread, title } = await openStory(page);
  const told = page.getByRole('status');
  const links = thread.locator('[data-item^="page "] > button:first-child');
  await expect(links.first()).toBeVisible();
  const before = await links.allTextContents();

  await thread.getByRole('button', { name: /^Page “We ask for one decision/ }).focus();
  await page.keyboard.press('Enter');
  await pressItem(page, 'Add a page after it');
  await expect(title).toBeFocused();
  await expect(told.filter({ hasText: 'An empty page was added' })).toHaveCount(1);
  await page.keyboard.type('This page says one more thing.');
  await page.getByRole('button', { name: 'Add a part' }).focus();
  await page.keyboard.press('Enter');
  await pressItem(page, 'Text');
  const text = page.getByRole('textbox', { name: 'text', exact: true });
  await expect(text).toBeFocused();
  await page.keyboard.type('The target is .');
  await page.keyboard.press('ArrowLeft');
  const part = page.getByRole('group', { name: 'Part 1, text' });
  await part.getByRole('button', { name: /move, fill, remove/ }).focus();
  await page.keyboard.press('Enter');
  await pressItem(page, 'Insert a value');
  const values = page.getByRole('dialog', { name: 'Insert a value' });
  await values.getByRole('combobox', { name: 'Value' }).fill('objective.target');
  await page.keyboard.press('Enter');
  await expectAccessible(page, 'the choice of a value');
  await picture(page, 'story-value');
  await values.getByRole('button', { name: 'Put it in' }).click();
  await expect(text).toHaveText('The target is €250.');

  await page.getByRole('button', { name: 'Add a part' }).click();
  await page.getByRole('menuitem', { name: 'Measure', exact: true }).click();
  const measure = page.getByRole('dialog', { name: 'Measure' });
  await measure.getByRole('combobox', { name: 'Value' }).click();
  await measure.getByRole('option').first().click();
  await measure.getByRole('textbox', { name: 'Name of the measure' }).fill('What it brings');
  await measure.getByRole('button', { name: 'Put it in' }).click();
  await page.getByRole('button', { name: 'Add a part' }).click();
  await page.getByRole('menuitem', { name: 'Figure', exact: true }).click();
  const figures = page.getByRole('dialog', { name: 'Figure' });
  await figures.getByRole('combobox', { name: 'figure' }).fill('gain');
  await page.keyboard.press('Enter');
  await figures.getByRole('button', { name: 'Put it in' }).click();
  const figure = page.getByRole('group', { name: 'Part 3, figure' });
  await figure.getByRole('button', { name: /move, fill, remove/ }).click();
  await page.getByRole('menuitem', { name: 'Move up' }).click();
  const moved = page.getByRole('article').getByRole('group', { name: 'Part 2, figure' });
  await expect(moved.getByRole('button', { name: /move, fill, remove/ })).toBeFocused();
  await expect(told.filter({ hasText: 'figure: now part 2 of 3.' })).toHaveCount(1);
  await moved.getByRole('button', { name: /move, fill, remove/ }).click();
  await page.getByRole('menuitem', { name: 'Add a caption' }).click();
  await expect(moved.getByRole('textbox', { name: 'Caption' })).toBeFocused();
  await page.keyboard.type('As the committee asked.');
  await title.focus();
  await expect(moved).toContainText('As the committee asked.');
  await expect(page.getByRole('article').getByRole('group', { name: 'Part 3, measure' })).not.toContainText(
    'Not written',
  );
  await expectAccessible(page, 'the page that was built');
  await picture(page, 'story-built');

  const row = thread.getByRole('button', { name: /^Page “This page says one more thing/ });
  await row.focus();
  await page.keyboard.press('Enter');
  await pressItem(page, 'Move down');
  await expect(told.filter({ hasText: 'is now page 1 of 3 in “Who is concerned”' })).toHaveCount(1);
  await expect(links.nth(1)).toHaveText('This page says one more thing.');
  await expect(links.nth(1)).toBeFocused();
  await row.click();
  await page.getByRole('menuitem', { name: 'Remove' }).click();
  await expect(links).toHaveText(before);
  await thread.getByRole('button', { name: /^Chapter “Who is concerned/ }).click();
  await page.getByRole('menuitem', { name: 'Move down' }).click();
  await expect(thread.getByRole('heading', { level: 2 }).nth(2)).toHaveText('Who is concerned');
  await page.keyboard.press('ControlOrMeta+z');
  await page.keyboard.press('ControlOrMeta+z');
  await expect(links.nth(1)).toHaveText('This page says one more thing.');
  await page.getByRole('button', { name: 'Add a chapter' }).click();
  await page.getByRole('menuitem', { name: 'Why it decides so' }).click();
  await expect(thread.getByRole('heading', { level: 2 })).toHaveCount(8);
  await expect(title).toBeFocused();
});

test('the objective is edited, and a warning is let stand with a reason', async ({ start }) => {
  const { page } = await start({ example: 'credit' });
  const { thread, title } = await openStory(page);
  await thread.getByRole('button', { name: 'Objective and readers' }).click();
  const dialog = page.getByRole('dialog', { name: 'Objective and readers' });
  await expectAccessible(page, 'the objective');
  await picture(page, 'story-settings');
  await dialog.getByRole('textbox', { name: 'Target' }).fill('300');
  await dialog.getByRole('textbox', { name: 'Title, English' }).fill('July review');
  await dialog.getByRole('button', { name: 'Keep' }).click();
  await expect(thread).toContainText('July review');
  await expect(page.getByRole('article')).toContainText('€300');
  const strip = page.getByRole('region', { name: 'The five pillars' });
  await strip.getByRole('button', { name: 'Let it stand: D2' }).click();
  const waive = page.getByRole('dialog', { name: 'Let it stand: D2' });
  await waive.getByRole('textbox', { name: 'Your name' }).fill('Ada');
  await waive.getByRole('textbox', { name: 'Why it may stand' }).fill('The test ended then.');
  await waive.getByRole('button', { name: 'Let it stand' }).click();
  await expect(strip).toContainText('D2 stands, Ada: The test ended then.');
  await expectAccessible(page, 'a warning that stands');
  await strip.getByRole('button', { name: 'Take back: D2' }).click();
  await expect(strip).not.toContainText('D2 stands');
  await page.keyboard.press('ControlOrMeta+z');
  await expect(strip).toContainText('D2 stands');
  await expect(title).toBeVisible();
});

test('a real case and the challenges are put in the story, from their pages and from the editor', async ({ start }) => {
  const { page } = await start({ example: 'credit' });
  await page.getByRole('link', { name: 'Cases', exact: true }).click();
  await page.getByRole('searchbox', { name: 'Find by identifier' }).fill('P25-0004129');
  await page.getByRole('row', { name: /P25-0004129/ }).press('Enter');
  await page.getByRole('button', { name: 'Put in a story' }).first().click();
  const put = page.getByRole('dialog', { name: 'Put in a story' });
  await expect(put.getByRole('combobox', { name: 'Story' })).toHaveValue(STORY);
  await expectAccessible(page, 'the case to put in');
  await put.getByRole('button', { name: 'Put it in' }).click();
  await expect(page.getByText(`The case is in “${STORY}”, under its pseudonym.`)).toBeVisible({ timeout: 30_000 });
  const { thread } = await openStory(page);
  await thread.getByRole('button', { name: 'A real case shows what weighed.', exact: true }).click();
  const sheet = page.getByRole('article');
  await expect(sheet.getByText(/^Case [0-9a-f]{16}$/)).toBeVisible();
  await expect(sheet).toContainText('Cut-off');
  await expect(sheet).not.toContainText('P25-');
  await page.getByRole('button', { name: 'Add a part' }).click();
  await page.getByRole('menuitem', { name: 'All challenges' }).click();
  await expect(sheet).toContainText('No decision was challenged.');
  await page.getByRole('button', { name: 'Add a part' }).click();
  await page.getByRole('menuitem', { name: 'Real case' }).click();
  const choose = page.getByRole('dialog', { name: 'Real case' });
  await choose.getByRole('textbox', { name: 'Identifier of the case' }).fill('nobody');
  await choose.getByRole('button', { name: 'Put it in' }).click();
  await expect(choose.getByRole('alert')).toBeVisible();
  await choose.getByRole('textbox', { name: 'Identifier of the case' }).fill('P25-0004130');
  await choose.getByRole('button', { name: 'Put it in' }).click();
  await expect(sheet.getByText(/^Case [0-9a-f]{16}$/)).toHaveCount(2);
  await expectAccessible(page, 'a page with cases');
  await picture(page, 'story-cases');
  await page.keyboard.press('ControlOrMeta+z');
  await expect(sheet.getByText(/^Case [0-9a-f]{16}$/)).toHaveCount(1);
});

test('marks are put on a figure, seen on it and said below it', async ({ start }) => {
  const { page } = await start({ example: 'credit' });
  const { thread } = await openStory(page);
  await thread.getByRole('button', { name: /^The model brings/ }).click();
  const sheet = page.getByRole('article');
  await sheet.getByRole('button', { name: 'Part 1, figure: move, fill, remove' }).click();
  await page.getByRole('menuitem', { name: 'Mark on the figure' }).click();
  const dialog = page.getByRole('dialog', { name: 'Mark on the figure' });
  const kind = async (name: string): Promise<void> => {
    await dialog.getByRole('combobox', { name: 'What to mark' }).click();
    await dialog.getByRole('option', { name, exact: true }).click();
  };
  await kind('Threshold');
  await dialog.getByRole('textbox', { name: 'In a few words' }).fill('Target');
  await dialog.getByRole('textbox', { name: 'At', exact: true }).fill('250');
  await dialog.getByRole('button', { name: 'Mark it' }).click();
  await kind('Area');
  await dialog.getByRole('textbox', { name: 'In a few words' }).fill('Agreed range');
  await dialog.getByRole('textbox', { name: 'From' }).fill('200');
  await dialog.getByRole('textbox', { name: 'To', exact: true }).fill('300');
  await dialog.getByRole('button', { name: 'Mark it' }).click();
  await kind('Point');
  await dialog.getByRole('textbox', { name: 'In a few words' }).fill('Daily');
  await dialog.getByRole('combobox', { name: 'Which mark' }).click();
  await dialog.getByRole('option').nth(1).click();
  await dialog.getByRole('button', { name: 'Mark it' }).click();
  const there = dialog.getByRole('list', { name: 'Marks on this figure' });
  await expect(there.getByRole('listitem')).toHaveCount(3);
  await expectAccessible(page, 'the marks');
  await picture(page, 'story-marks-dialog');
  await dialog.getByRole('button', { name: 'Close' }).click();
  await expect(sheet.locator('svg text', { hasText: 'Agreed range' })).toBeVisible();
  await expect(sheet).toContainText('Target (€250) · Agreed range (€200 to €300)');
  await expectAccessible(page, 'a figure with marks');
  await picture(page, 'story-marks');
  await page.keyboard.press('F5');
  await expect(page.getByRole('region', { name: 'Presentation' })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.keyboard.press('ControlOrMeta+z');
  await expect(sheet.locator('svg text', { hasText: 'Daily' })).toHaveCount(0);
});

test('bars are marked too: at a value, and under one of them', async ({ start }) => {
  const { page } = await start({ example: 'credit' });
  const { thread } = await openStory(page);
  await thread.getByRole('button', { name: /logged scores differ/ }).click();
  const sheet = page.getByRole('article');
  await sheet.getByRole('button', { name: 'Part 1, figure: move, fill, remove' }).click();
  await page.getByRole('menuitem', { name: 'Mark on the figure' }).click();
  const dialog = page.getByRole('dialog', { name: 'Mark on the figure' });
  await dialog.getByRole('textbox', { name: 'In a few words' }).fill('Half of the month');
  await dialog.getByRole('textbox', { name: 'At', exact: true }).fill('5000');
  await dialog.getByRole('button', { name: 'Mark it' }).click();
  await dialog.getByRole('combobox', { name: 'What to mark' }).click();
  await expect(dialog.getByRole('option', { name: 'Event' })).toHaveCount(0);
  await dialog.getByRole('option', { name: 'Remark' }).click();
  await dialog.getByRole('textbox', { name: 'In a few words' }).fill('Asked of the provider');
  await dialog.getByRole('combobox', { name: 'Which mark' }).click();
  await dialog.getByRole('option').last().click();
  await dialog.getByRole('button', { name: 'Mark it' }).click();
  await dialog.getByRole('button', { name: 'Close' }).click();
  await expect(sheet.locator('svg text', { hasText: 'Half of the month' })).toBeVisible();
  await expect(sheet.locator('svg text', { hasText: 'Asked of the provider' })).toBeVisible();
  await expect(sheet).toContainText('Half of the month (5,000)');
  await expectAccessible(page, 'bars with marks');
  await picture(page, 'story-marks-bars');
});
