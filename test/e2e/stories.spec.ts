import { expect, expectAccessible, picture, test } from './window.ts';

test('a story of the example is read, edited around its values, checked and presented', async ({ start }) => {
  const { page } = await start({ example: 'credit' });
  await page.getByRole('link', { name: 'Stories' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('One story is told of this project.');
  await expectAccessible(page, 'the list');
  await picture(page, 'stories-list');
  await page.getByRole('link', { name: 'June review for the credit committee' }).click();
  const title = page.getByRole('textbox', { name: 'Title of the page' });
  await expect(title).toContainText('We ask for one decision');
  const strip = page.getByRole('region', { name: 'The five pillars' });
  await expect(strip.getByText('all checks pass').first()).toBeVisible();
  await page
    .getByRole('navigation', { name: 'Chapters and pages' })
    .getByRole('button', { name: /have no known outcome/ })
    .click();
  await title.locator('[data-chip]').first().click();
  await expect(page.getByRole('complementary', { name: 'What is chosen' })).toContainText('8,980');
  await expectAccessible(page, 'the editor');
  await picture(page, 'stories-editor');

  await title.pressSequentially(' That is 14.');
  await title.blur();
  await expect(strip).toContainText('“14” was typed by hand');
  await title.press('ControlOrMeta+a');
  await title.pressSequentially('x');
  await expect(title.locator('[data-chip]')).toHaveCount(2);
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();

  await page.getByRole('button', { name: 'Present' }).click();
  const stage = page.getByRole('region', { name: 'Presentation' });
  await expect(stage).toBeFocused();
  await page.keyboard.press('Home');
  await expect(stage.getByRole('heading', { level: 1 })).toContainText('We ask for one decision');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await picture(page, 'stories-stage');
  await expectAccessible(page, 'the stage');
  await page.keyboard.press('b');
  await expect(stage.getByRole('heading', { level: 1 })).toHaveCount(0);
  await page.keyboard.press('b');
  await page.keyboard.press('Escape');
  await expect(title).toBeVisible();
});

test('a figure of another page is put in the story, and taken back', async ({ start }) => {
  const { page } = await start({ example: 'credit' });
  await page.getByRole('link', { name: 'Results', exact: true }).click();
  await page.getByRole('tab', { name: 'Over time' }).click();
  await page
    .getByRole('button', { name: /^About/ })
    .first()
    .click();
  await page.getByRole('button', { name: 'Put in a story' }).click();
  const dialog = page.getByRole('dialog', { name: 'Put in a story' });
  await expect(dialog.getByRole('combobox', { name: 'Story' })).toHaveValue('June review for the credit committee');
  await expectAccessible(page, 'the dialog');
  await picture(page, 'stories-put');
  await dialog.getByRole('button', { name: 'Put it in' }).click();
  const told = page.getByText('The figure is in “June review for the credit committee”.');
  await expect(told).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('link', { name: 'Stories', exact: true }).click();
  await page.getByRole('link', { name: 'June review for the credit committee' }).click();
  const thread = page.getByRole('navigation', { name: 'Chapters and pages' });
  await expect(thread.getByRole('button').first()).toBeVisible();
  const pages = await thread.getByRole('button').count();
  await page.getByRole('link', { name: 'Results', exact: true }).click();
  await page.keyboard.press('ControlOrMeta+z');
  await expect(page.getByText('The figure is out of “June review for the credit committee” again.')).toBeVisible();
  await page.getByRole('link', { name: 'Stories', exact: true }).click();
  await page.getByRole('link', { name: 'June review for the credit committee' }).click();
  await expect(thread.getByRole('button')).toHaveCount(pages - 1);
});
