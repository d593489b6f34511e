import type { Page } from '@playwright/test';
import type { Story } from '#shared/story/schema.ts';
import { hostileStory } from '#test/support/hostile-story.ts';
import { ask, chooseRadio, expect, expectAccessible, picture, test } from './window.ts';
import type { Person } from './window.ts';

const STORIES = {
  credit: 'June review for the credit committee',
  churn: 'Appeler les clients chauds les fait-il rester ?',
} as const;

async function openStory({ page }: Person, name: string, link = 'Stories'): Promise<void> {
  await page.getByRole('link', { name: link, exact: true }).click();
  await page.getByRole('link', { name }).click();
  await expect(page.getByRole('textbox').first()).toBeVisible();
}

/** Presents with a key, as the second window opens beside. */
async function presented(page: Page, key: string): Promise<Page> {
  const [notes] = await Promise.all([page.waitForEvent('popup'), page.keyboard.press(key)]);
  await expect(notes.getByRole('heading', { level: 1 })).toBeVisible();
  return notes;
}

/** Nothing of the page is outside of the screen, and nothing is cut inside of it. */
async function clipped(page: Page): Promise<string[]> {
  return page.getByRole('region', { name: /Present|Présent/ }).evaluate((stage) => {
    const { innerWidth: width, innerHeight: height } = window;
    const texts = [...stage.querySelectorAll('h1, p, li, figcaption, td, dd, text, button, footer span')];
    const outside = texts.filter((one) => {
      const box = one.getBoundingClientRect();
      return box.width > 0 && (box.left < -1 || box.top < -1 || box.right > width + 1 || box.bottom > height + 1);
    });
    const cut = [...stage.querySelectorAll('div')].filter(
      (one) => getComputedStyle(one).overflowY !== 'visible' && one.scrollHeight > one.clientHeight + 2,
    );
    return [...outside, ...cut].map((one) => `${one.tagName}: ${(one.textContent ?? '').slice(0, 60)}`);
  });
}

test('stage and notes go together, by keyboard and remote, from either window', async ({ start }) => {
  const person = await start({ example: 'credit' });
  const { page } = person;
  await openStory(person, STORIES.credit);
  const notes = await presented(page, 'F5');
  const stage = page.getByRole('region', { name: 'Presentation' });
  const title = stage.getByRole('heading', { level: 1 });
  await expect(title).toContainText('We ask for one decision');
  await expect(notes.getByRole('heading', { level: 1 })).toContainText('We ask for one decision');
  await expectAccessible(page, 'the stage');
  await expectAccessible(notes, 'the notes');
  await expect(notes.getByText('Say the decision first')).toBeVisible();
  await picture(notes, 'presenter-notes-en');

  await page.keyboard.press('PageDown');
  await expect(notes.getByText('Page 2 of 18')).toBeVisible();
  await expect(notes.getByRole('heading', { level: 1 })).toHaveText((await title.textContent()) ?? '');
  await notes.keyboard.press('PageDown');
  await expect(stage.getByText('Page 3 of 18')).toBeVisible();
  await notes.getByRole('button', { name: 'Back', exact: true }).click();
  await expect(stage.getByText('Page 2 of 18')).toBeVisible();

  await notes.keyboard.press('.');
  await expect(title).toHaveCount(0);
  await expect(notes.getByText('the screen is black')).toBeVisible();
  await page.keyboard.press('b');
  await expect(title).toBeVisible();

  await notes.getByRole('button', { name: 'Pause' }).click();
  await notes.getByRole('button', { name: 'Back to zero' }).click();
  await expect(notes.getByRole('timer')).toHaveText('0:00');
  await notes.getByRole('button', { name: 'Go on' }).click();
  await expect(notes.getByRole('timer')).not.toHaveText('0:00');

  await page.keyboard.press('F5');
  await expect(title, 'the start button of a remote loads nothing anew').toBeVisible();

  await Promise.all([notes.waitForEvent('close'), page.keyboard.press('Escape')]);
  await expect(stage).toBeHidden();
  const current = page.getByRole('navigation', { name: 'Chapters and pages' }).locator('[aria-current="page"]');
  await expect(current).toContainText('8,980');
  const again = await presented(page, 'Shift+F5');
  await expect(again.getByText('Page 2 of 18')).toBeVisible();
});

test('the figures behind a page are explored, and the presentation goes on where it was', async ({ start }) => {
  const person = await start({ example: 'credit' });
  const { page } = person;
  await openStory(person, STORIES.credit);
  const notes = await presented(page, 'F5');
  const stage = page.getByRole('region', { name: 'Presentation' });
  for (let at = 0; at < 3; at += 1) await page.keyboard.press('ArrowRight');
  const told = (await stage.getByRole('heading', { level: 1 }).textContent()) ?? '';
  await page.keyboard.press('t');
  await expect(stage.getByRole('table')).toBeVisible();
  await expectAccessible(page, 'the stage with the numbers of its figure');
  await page.keyboard.press('t');
  await expect(stage.getByRole('table')).toBeHidden();
  await stage.getByRole('button', { name: 'Explore these figures' }).click();
  await expect(page.getByRole('tab', { name: 'Over time' })).toHaveAttribute('aria-selected', 'true');
  await expect(notes.getByText('the figures are being explored')).toBeVisible();
  await expectAccessible(page, 'the page behind, with the way back');
  await picture(page, 'presenter-away');
  await page.getByRole('button', { name: 'Back to the presentation' }).click();
  await expect(stage.getByRole('heading', { level: 1 })).toHaveText(told);
  await page.keyboard.press('e');
  await expect(page.getByText('The presentation waits at page 4 of 18.')).toBeVisible();
  await page.keyboard.press('F5');
  await expect(stage.getByRole('heading', { level: 1 })).toHaveText(told);
});

test('where the second window is refused, the notes stand below the stage, and it is said', async ({ start }) => {
  const person = await start({ example: 'credit' });
  const { page } = person;
  await openStory(person, STORIES.credit);
  await page.evaluate(() => {
    window.open = () => null;
  });
  await page.keyboard.press('F5');
  const stage = page.getByRole('region', { name: 'Presentation' });
  const notes = stage.getByRole('complementary', { name: 'Speaker notes' });
  await expect(notes.getByRole('status')).toContainText('was refused');
  await expect(notes.getByRole('timer')).toBeVisible();
  await expectAccessible(page, 'the stage with its notes');
  await picture(page, 'presenter-below');
  await page.keyboard.press('n');
  await expect(notes).toBeHidden();
});

for (const { size, theme, example, locale } of [
  { size: { width: 1280, height: 720 }, theme: 'light', example: 'credit', locale: 'en_GB' },
  { size: { width: 3840, height: 2160 }, theme: 'dark', example: 'churn', locale: 'fr_FR' },
] as const)
  test(`every page of ${example} fits ${size.width} by ${size.height}, at every depth`, async ({ start }) => {
    const person = await start({ example, locale });
    const { page } = person;
    await page.emulateMedia({ colorScheme: theme });
    for (const depth of locale === 'en_GB' ? ['Decision', 'Audit'] : ['Décision', 'Audit']) {
      await chooseRadio(page.getByRole('radio', { name: depth, exact: true }));
      await openStory(person, STORIES[example], locale === 'en_GB' ? 'Stories' : 'Récits');
      const notes = await presented(page, 'F5');
      await page.setViewportSize(size);
      const stage = page.getByRole('region', { name: /Present|Présent/ });
      const pages = Number(/\d+$/.exec((await stage.getByText(/^Page 1/).textContent()) ?? '')?.[0]);
      for (let at = 1; at <= pages; at += 1) {
        await expect(stage.getByText(new RegExp(`^Page ${at}\\b`))).toBeVisible();
        await expect.poll(() => clipped(page), { message: `page ${at}` }).toEqual([]);
        await picture(page, `presenter-${example}-${size.width}-${depth}-${String(at).padStart(2, '0')}`);
        if (at === 4) await expectAccessible(page, `page ${at}`);
        await page.keyboard.press('PageDown');
      }
      await picture(notes, `presenter-notes-${example}-${depth}`);
      await Promise.all([notes.waitForEvent('close'), page.keyboard.press('Escape')]);
      await page.setViewportSize({ width: 1440, height: 900 });
      await page.getByRole('button', { name: /All stories|Tous les récits/ }).click();
    }
  });

test('a hostile story is shown as texts, and a page longer than the stage is read to its end', async ({ start }) => {
  const { page } = await start({ example: 'credit' });
  const { stories } = await ask<{ stories: { id: string }[] }>(page, 'stories.list', {});
  const story = await ask<Story>(page, 'stories.read', { story: stories[0]?.id });
  await ask(page, 'stories.save', { story: hostileStory(story, 'st_hostile') });
  const dialogs: string[] = [];
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  await page.goto(page.url().replace(/#.*/, '#/stories/st_hostile'));
  await expect(page.getByRole('textbox').first()).toBeVisible();
  await page.setViewportSize({ width: 1280, height: 720 });
  const notes = await presented(page, 'F5');
  const stage = page.getByRole('region', { name: 'Presentation' });
  const place = stage.getByText(/^Page \d+ of 40$/);
  await expect(place).toHaveText('Page 1 of 40');
  let scrolled = 0;
  for (let at = 1; at < 40;) {
    const wide = await stage.evaluate((section) =>
      [...section.querySelectorAll('h1, p, li, blockquote, figcaption')]
        .filter((one) => one.getBoundingClientRect().right > window.innerWidth + 1)
        .map((one) => (one.textContent ?? '').slice(0, 40)),
    );
    expect(wide, `page ${at}`).toEqual([]);
    const title = (await stage.getByRole('heading', { level: 1 }).textContent()) ?? '';
    if (title.startsWith('xxx')) await expect(stage.locator('[data-long]')).toBeVisible();
    if (at === 3 || title.startsWith('xxx')) await expectAccessible(page, `the hostile page ${at}`);
    await picture(page, `presenter-hostile-${String(at).padStart(2, '0')}`);
    await page.keyboard.press('PageDown');
    const now = Number(/\d+/.exec((await place.textContent()) ?? '')?.[0]);
    if (now === at) scrolled += 1;
    expect(scrolled, 'every page ends').toBeLessThan(60);
    at = now;
  }
  expect(scrolled, 'long pages take more than one key').toBeGreaterThan(3);
  await expect(notes.getByText('Page 40 of 40')).toBeVisible();
  await expectAccessible(notes, 'the notes of a hostile page');
  await picture(notes, 'presenter-hostile-notes');
  expect(dialogs).toEqual([]);
});
