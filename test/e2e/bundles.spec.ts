import { expect, expectAccessible, picture, test } from './window.ts';

test.describe('a model that came without a description', () => {
  test('is described in the window, asked only what its file leaves open', async ({ start }) => {
    const { page, choose } = await start({ example: 'credit', files: ['model-zoo/rf_int_labels_tensor.onnx'] });
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: 'Find a command' }).fill('Add a model bundle');
    await page.keyboard.press('Enter');
    await choose('Choose a model bundle', 'rf_int_labels_tensor.onnx');
    const dialog = page.getByRole('dialog', { name: 'Add the model in “rf_int_labels_tensor.onnx”' });
    await dialog.getByRole('button', { name: 'Check and add' }).click();
    await expect(dialog.getByText('The file does not say everything about its model.')).toBeVisible();
    await expect(dialog.getByLabel('Name of the model')).toHaveValue('rf_int_labels_tensor');
    await dialog.getByLabel('Version', { exact: true }).fill('3');
    await dialog.getByRole('combobox', { name: 'What it does' }).click();
    await page.getByRole('option', { name: 'It tells two classes apart' }).click();
    await dialog.getByLabel('What it estimates').fill('Status');
    await dialog.getByLabel('The outcome that the score announces').fill('bad');
    await dialog.getByLabel('The 10 facts that it reads').fill('a, b, c, d, e, f, g, h, i, j');
    await expect(dialog.getByText('10 of 10 names')).toBeVisible();
    await dialog.getByRole('button', { name: 'Check and add' }).click();
    await expect(dialog.getByRole('alert')).toHaveText(
      'Still to say: What the score is; The class of the model that stands for it.',
    );
    await picture(page, 'describe-model');
    await expectAccessible(page, 'describe a model');
    await dialog.getByRole('combobox', { name: 'The class of the model that stands for it' }).click();
    await page.getByRole('option', { name: '1', exact: true }).click();
    await dialog.getByRole('combobox', { name: 'What the score is' }).click();
    await page.getByRole('option', { name: 'A probability, from 0 to 1' }).click();
    await dialog.getByRole('button', { name: 'Check and add' }).click();
    await expect(dialog).toBeHidden();
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(page.getByRole('table').first()).toContainText('rf_int_labels_tensor');
  });
});
