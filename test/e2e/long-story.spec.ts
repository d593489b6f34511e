import type { Page } from '@playwright/test';
import type { Story } from '#shared/story/schema.ts';
import { longStory } from '#test/support/long-story.ts';
import { ask, expect, expectAccessible, test } from './window.ts';

const PAGES = 40;

/** Where a part of the page changes while something is done: items of the thread by their name, else tags; once each. */
async function changesIn(page: Page, selector: string, act: () => Promise<void>): Promise<string[]> {
  const changes = await page.evaluateHandle((watched) => {
    const seen: string[] = [];
    const observer = new MutationObserver((records) =>
      seen.push(
        ...records.map(({ target }) => {
          const element = target instanceof HTMLElement ? target : target.parentElement;
          return element?.closest<HTMLElement>('[data-item]')?.dataset['item'] ?? element?.tagName ?? '';
        }),
      ),
    );
    observer.observe(document.querySelector(watched)!, {
      subtree: true,
      childList: true,
      attributes: true,
      characterData: true,
    });
    return seen;
  }, selector);
  await act();
  return [...new Set(await changes.jsonValue())];
}

test('of forty pages, the one that is read is drawn, and on the stage the one after it is told', async ({ start }) => {
  const { page } = await start({ example: 'credit' });
  const { stories } = await ask<{ stories: { id: string }[] }>(page, 'stories.list', {});
  const story = await ask<Story>(page, 'stories.read', { story: stories[0]?.id });
  await ask(page, 'stories.save', { story: longStory(story, { id: 'st_long', pages: PAGES }) });
  await page.goto(page.url().replace(/#.*/, '#/stories/st_long'));

  const thread = page.getByRole('navigation', { name: 'Chapters and pages' });
  const links = thread.locator('[data-item^="page "] > button:first-child');
  await expect(links).toHaveCount(PAGES);
  const title = page.getByRole('textbox', { name: 'Title of the page' });
  await expect(title).toHaveCount(1);
  await expectAccessible(page, 'the editor of a long story');
  await expect(page.getByText('Computing every figure again')).toBeHidden({ timeout: 60_000 });
  const changes = await changesIn(page, 'nav ol', async () => {
    await links.nth(30).click();
    await expect(links.nth(30)).toHaveAttribute('aria-current', 'page');
  });
  expect(changes, 'one page is left, another is come to; the rest of the thread stands').toHaveLength(2);
  expect(changes.every((item) => item.startsWith('page '))).toBe(true);
  await expect(title).toHaveCount(1);
  expect(await page.locator('main figure').count()).toBeLessThanOrEqual(1);

  const [notes] = await Promise.all([page.waitForEvent('popup'), page.keyboard.press('F5')]);
  const stage = page.getByRole('region', { name: 'Presentation' });
  await expect(stage.getByText(`Page 1 of ${PAGES}`)).toBeVisible();
  const editor = await changesIn(page, 'main', async () => {
    for (let at = 2; at <= PAGES; at += 1) {
      await page.keyboard.press('PageDown');
      await expect(stage.getByText(`Page ${at} of ${PAGES}`)).toBeVisible();
      expect(await stage.locator('h1').count()).toBe(1);
      expect(await stage.locator('figure').count()).toBeLessThanOrEqual(1);
    }
  });
  expect(editor, 'the editor below rests').toEqual([]);
  await expect(notes.getByText(`Page ${PAGES} of ${PAGES}`)).toBeVisible();
  expect(await notes.locator('figure').count()).toBeLessThanOrEqual(1);
});
