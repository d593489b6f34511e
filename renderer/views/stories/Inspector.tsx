import type { ReactNode } from 'react';
import { LANGUAGES } from '#shared/domain/language.ts';
import { bindingText, chipText, intervalOf } from '#shared/story/chip-text.ts';
import { wordsOn } from '#shared/story/checks/audience-rules.ts';
import type { Moved } from '#shared/story/moved.ts';
import { changePage } from '#shared/story/pages.ts';
import { AUDIENCES, isKnownBlock } from '#shared/story/schema.ts';
import type { Story, StoryPage } from '#shared/story/schema.ts';
import { isTranslated, textsOf } from '#shared/story/tell.ts';
import { Pairs } from '#renderer/ui/Pairs.tsx';
import type from '#renderer/ui/type.module.css';
import { useWords } from '#renderer/words/use-words.ts';
import { withAudience } from './edit-story.ts';
import css from './Stories.module.css';

type Props = {
  story: Story;
  page: StoryPage;
  chip: string | null;
  moved: readonly Moved[];
  onChange: (story: Story) => void;
};

/** What the chosen value holds, who sees each part, and what is still untranslated. */
export function Inspector({ story, page, chip, moved, onChange }: Props): ReactNode {
  const words = useWords();
  const { t } = words;
  return (
    <>
      {chip !== null && <ChipFacts story={story} chip={chip} isMoved={moved.some((one) => one.name === chip)} />}
      <section>
        <h2 className={type['panelTitle']}>{t('stories.who')}</h2>
        {page.blocks.map((block, at) =>
          block.type === 'notes' ? null : (
            <fieldset key={at} className={css['who']}>
              <legend className={type['note']}>
                {t('stories.part', { part: at + 1 })},{' '}
                {isKnownBlock(block) ? t(`stories.blocks.${block.type}`) : block.type}
              </legend>
              {AUDIENCES.map((audience) => (
                <label key={audience}>
                  <input
                    type="checkbox"
                    checked={block.audience === undefined || block.audience.includes(audience)}
                    onChange={(event) =>
                      onChange(
                        changePage(story, page.id, (one) => ({
                          ...one,
                          blocks: one.blocks.map((other, index) =>
                            index === at ? withAudience(other, audience, event.target.checked) : other,
                          ),
                        })),
                      )
                    }
                  />{' '}
                  {t(`shell.depths.${audience}`)}
                </label>
              ))}
            </fieldset>
          ),
        )}
        <p className={type['note']}>{t('stories.words', { count: wordsOn(story, page, words.language) })}</p>
      </section>
      <section>
        <h2 className={type['panelTitle']}>{t('stories.languages')}</h2>
        {LANGUAGES.map((language) => {
          const count = [page.message, ...page.blocks.filter(isKnownBlock).flatMap(textsOf)].filter(
            (text) => !isTranslated(text, language),
          ).length;
          return (
            <p key={language}>
              {t(`stories.language.${language}`)}{' '}
              <span className={count === 0 ? css['quiet'] : css['lacking']}>
                {count === 0 ? t('stories.complete') : t('stories.missing', { count })}
              </span>
            </p>
          );
        })}
      </section>
    </>
  );
}

function ChipFacts({ story, chip, isMoved }: { story: Story; chip: string; isMoved: boolean }): ReactNode {
  const words = useWords();
  const { t, format } = words;
  const binding = story.bindings[chip];
  const told = chipText(story, chip, null, words);
  const between = binding === undefined ? null : intervalOf(binding, words);
  return (
    <section aria-live="polite">
      <h2 className={type['panelTitle']}>{t('stories.value')}</h2>
      <p className={type['amount']}>{binding === undefined ? told?.text : bindingText(binding, null, words).text}</p>
      <p className={isMoved ? css['lacking'] : type['note']}>{t(isMoved ? 'stories.isMoved' : 'stories.locked')}</p>
      <Pairs
        pairs={
          binding === undefined
            ? [{ name: t('stories.source'), value: t('stories.framing') }]
            : [
                { name: t('stories.source'), value: binding.analysis },
                ...(binding.n === null ? [] : [{ name: t('stories.population'), value: format.integer(binding.n) }]),
                {
                  name: t('stories.interval'),
                  value: between === null ? t('stories.noInterval') : t('charts.interval', between),
                },
              ]
        }
      />
    </section>
  );
}
