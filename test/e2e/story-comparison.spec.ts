import { expect, expectAccessible, picture, test } from './window.ts';

test('measures are set side by side, changed, and taken back', async ({ start }) => {
  const { page } = await start({ example: 'credit' });
  await page.getByRole('link', { name: 'Stories', exact: true }).click();
  await page.getByRole('link', { name: 'June review for the credit committee', exact: true }).click();
  const thread = page.getByRole('navigation', { name: 'Chapters and pages' });
  await thread.getByRole('button', { name: /have no known outcome/ }).click();
  await page.getByRole('button', { name: 'Add a part' }).click();
  await page.getByRole('menuitem', { name: 'Comparison of measures' }).click();
  const dialog = page.getByRole('dialog', { name: 'Comparison of measures' });
  const add = async (value: RegExp, name: string): Promise<void> => {
    await dialog.getByRole('combobox', { name: 'Value' }).click();
    await dialog.getByRole('option', { name: value }).first().click();
    await dialog.getByRole('textbox', { name: 'Name of the measure' }).fill(name);
    await dialog.getByRole('button', { name: 'Add this measure' }).click();
  };
  await add(/outcomes_unknown/, 'Not known yet');
  await expect(dialog.getByRole('button', { name: 'Put it in' })).toHaveAttribute('aria-disabled', 'true');
  await add(/cases_all/, 'All cases');
  await expect(dialog.getByRole('list', { name: 'What is compared' }).getByRole('listitem')).toHaveCount(2);
  await expectAccessible(page, 'the dialog');
  await picture(page, 'story-comparison-dialog');
  await dialog.getByRole('button', { name: 'Put it in' }).click();
  const part = page.getByRole('article').getByRole('group', { name: /comparison$/ });
  await expect(part).toContainText('Not known yet');
  await expect(part).toContainText(/8,980 .over 8,980 cases/);
  await expectAccessible(page, 'the page');
  await picture(page, 'story-comparison');

  await part.getByRole('button', { name: /comparison: move/ }).click();
  await page.getByRole('menuitem', { name: 'Change what is compared' }).click();
  await dialog.getByRole('button', { name: 'Remove: Not known yet' }).click();
  await add(/outcomes_immature/, 'Too young');
  await dialog.getByRole('button', { name: 'Put it in' }).click();
  await expect(part).toContainText('Too young');
  await expect(part).not.toContainText('Not known yet');
  await page.keyboard.press('ControlOrMeta+z');
  await expect(part).toContainText('Not known yet');
});
