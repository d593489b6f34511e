import type { Page } from '@playwright/test';
import { expect, expectAccessible, picture, test } from './window.ts';

async function goTo(page: Page, hash: string): Promise<void> {
  await page.evaluate((to) => (window.location.hash = to), hash);
  await expect(page.getByRole('main').getByRole('progressbar')).toHaveCount(0, { timeout: 60_000 });
  await expect(page.getByRole('main').locator('figure').first()).toBeVisible({ timeout: 60_000 });
}

test.describe('what if', () => {
  test('sets facts by keyboard, sees the decision turn, keeps scenarios and compares them', async ({ start }) => {
    const { page } = await start({ example: 'credit' });
    await goTo(page, '#/cases/P25-0004129');
    await page.getByRole('button', { name: 'Try other facts' }).press('Enter');
    const section = page.getByRole('region', { name: 'What if' });
    await expect(section.getByRole('heading', { name: 'What if' })).toBeFocused();
    const scores = section.locator('dl[aria-label="What the model says"]');
    await expect(scores).toContainText('62.3%Refused', { timeout: 60_000 });
    await expect(scores).toContainText('the same');
    const amount = section.getByRole('textbox', { name: 'Amount asked for, as a number' });
    await amount.fill('10600');
    await amount.press('Enter');
    await expect(scores).toContainText('33.2%Granted');
    await expect(scores).toContainText('another one');
    await expect(section).toContainText(
      'With Amount asked for €10,600 instead of €14,400, the model would have said 33.2% instead of 62.3%: “Granted” instead of “Refused”.',
    );
    await expect(section).toContainText(/\d+ of 100 reference cases look like this one\./);
    await section.getByRole('textbox', { name: 'Name of the scenario' }).fill('Less money');
    await section.getByRole('textbox', { name: 'Note' }).fill('As the applicant asked on the phone.');
    await section.getByRole('button', { name: 'Keep this scenario' }).press('Enter');
    await expect(section.getByRole('listitem').filter({ hasText: 'Less money' })).toContainText('33.2%, Granted');

    const slider = section.getByRole('slider', { name: 'Loan duration' });
    await slider.focus();
    await slider.press('ArrowLeft');
    await expect(section).toContainText('was 60 months');
    await section.getByRole('button', { name: 'Undo Loan duration' }).press('Enter');
    await expect(section).not.toContainText('was 60 months');
    await expect(section.getByRole('slider', { name: 'Age', exact: true })).toHaveCount(0);
    await section.getByRole('button', { name: 'Unlock Age' }).press('Enter');
    await section.getByRole('slider', { name: 'Age', exact: true }).press('End');
    await expect(section).toContainText('Age cannot be changed by anybody: it was tried all the same.');
    await section.getByRole('combobox', { name: 'Housing' }).click();
    await page.getByRole('option', { name: 'Owner' }).click();
    await expect(section).toContainText('3 facts are set otherwise.');
    await section.getByRole('textbox', { name: 'Name of the scenario' }).fill('Another life');
    await section.getByRole('button', { name: 'Keep this scenario' }).press('Enter');
    await section.getByRole('checkbox', { name: /Less money/ }).check();
    await section.getByRole('checkbox', { name: /Another life/ }).check();
    const compared = section.getByRole('table', { name: 'The case as it is beside 2 scenarios' });
    await expect(compared.getByRole('row', { name: /Amount asked for/ })).toContainText('€14,400');
    await expect(compared.getByRole('row', { name: /Score/ })).toContainText('62.3%');
    await picture(page, 'what-if-english-light-top');
    await section.getByRole('heading', { name: 'What if' }).scrollIntoViewIfNeeded();
    await page.mouse.wheel(0, 420);
    await picture(page, 'what-if-english-light');
    await expectAccessible(page, 'what if');
    await section.getByRole('button', { name: 'All facts as they were' }).press('Enter');
    await expect(scores).toContainText('none');
    await section.getByRole('button', { name: 'Remove Another life' }).click();
    await expect(section.getByRole('checkbox')).toHaveCount(1);
    await page.getByRole('button', { name: 'Undo' }).last().click();
    await expect(section.getByRole('checkbox')).toHaveCount(2);
    await goTo(page, '#/cases/P25-0000164');
    await expect(page.getByRole('button', { name: 'Try other facts' })).toBeVisible();
  });

  test('a step asks for one score, drawn before reasons and lines; of other facts only the dot moves', async ({
    start,
  }) => {
    const { page } = await start({ example: 'credit' });
    await goTo(page, '#/cases/P25-0004129');
    await page.getByRole('button', { name: 'Try other facts' }).press('Enter');
    const section = page.getByRole('region', { name: 'What if' });
    const scores = section.locator('dl[aria-label="What the model says"]');
    await expect(scores).toContainText('62.3%Refused', { timeout: 60_000 });
    await expect(section.locator('figure').first()).toBeVisible({ timeout: 60_000 });
    const asked: string[] = [];
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    await page.route(/\/api\/(whatIf|analysis)\./, async (route) => {
      const name = route.request().url().split('/').at(-1) ?? '';
      asked.push(name);
      if (name !== 'whatIf.score') await held;
      await route.continue();
    });
    const slider = section.getByRole('slider', { name: 'Loan duration' });
    await slider.focus();
    await slider.evaluate((moved) => {
      const [row, list] = [moved.closest('li'), moved.closest('ul')];
      const touched: string[] = [];
      Object.assign(window, { touched });
      new MutationObserver((changes) => {
        for (const { target } of changes)
          if (row?.contains(target) !== true) touched.push(target.nodeName.toLowerCase());
      }).observe(list!, { subtree: true, childList: true, attributes: true, characterData: true });
    });
    const said = section.getByText(/^With .* the model would have said/);
    for (const steps of [1, 2]) {
      const before = await scores.innerText();
      await slider.press('ArrowLeft');
      await expect(scores).not.toHaveText(before, { useInnerText: true });
      expect(asked.filter((name) => name === 'whatIf.score')).toHaveLength(steps);
      await expect(said).toHaveCount(0);
    }
    expect(new Set(await page.evaluate(() => (window as unknown as { touched: string[] }).touched))).toEqual(
      new Set(['circle']),
    );
    release();
    await expect(said).toContainText(/(\d+\.\d%) instead of 62\.3%/);
    expect(asked.filter((name) => name === 'whatIf.score')).toHaveLength(2);
  });

  test('is whole in french, dark, and in a small window', async ({ start }) => {
    const { page } = await start({ example: 'churn', locale: 'fr_FR' });
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.setViewportSize({ width: 1280, height: 720 });
    await page.evaluate(() => (window.location.hash = '#/cases'));
    const id = (await page.getByRole('table').getByRole('rowheader').first().textContent()) ?? '';
    await goTo(page, `#/cases/${id}`);
    await page.getByRole('button', { name: 'Essayer d’autres faits' }).click();
    const section = page.getByRole('region', { name: 'Et si' });
    await expect(section.locator('figure').first()).toBeVisible({ timeout: 60_000 });
    await section.getByRole('combobox', { name: 'Contrat' }).click();
    await page.getByRole('option', { name: 'Deux ans' }).click();
    await expect(section).toContainText(/Avec Contrat\s: Deux ans au lieu de/);
    await picture(page, 'what-if-french-dark');
    await expectAccessible(page, 'et si');
  });
});
