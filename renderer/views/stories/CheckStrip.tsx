import { useState } from 'react';
import type { ReactNode } from 'react';
import { PILLARS } from '#shared/story/checks/check.ts';
import type { Checked } from '#shared/story/checks/check-story.ts';
import type { Story } from '#shared/story/schema.ts';
import { LinkButton } from '#renderer/ui/Link.tsx';
import type from '#renderer/ui/type.module.css';
import { useWords } from '#renderer/words/use-words.ts';
import { WaiveDialog } from './WaiveDialog.tsx';
import css from './Stories.module.css';

type Props = {
  story: Story;
  checked: readonly Checked[];
  isRunning: boolean;
  onOpen: (page: string) => void;
  onChange: (story: Story) => void;
};

/** Five pillars, one segment a rule; what fails stands in words and opens its page. */
export function CheckStrip({ story, checked, isRunning, onOpen, onChange }: Props): ReactNode {
  const { t, say } = useWords();
  const [waiving, setWaiving] = useState<Checked | null>(null);
  return (
    <section className={css['strip']} aria-label={t('stories.checks')}>
      {PILLARS.map((pillar) => {
        const rules = checked.filter((one) => one.pillar === pillar);
        const failing = rules.filter(
          ({ id, faults, waived }) => faults.length > 0 && !waived && !(id === 'S6' && isRunning),
        );
        const stands = story.waived.filter(({ id }) => rules.some((one) => one.id === id && one.level === 'warns'));
        return (
          <div key={pillar} className={css['pillar']}>
            <div className={css['segments']} aria-hidden="true">
              {rules.map((rule) => (
                <span
                  key={rule.id}
                  className={failing.includes(rule) ? css[rule.level === 'blocks' ? 'blocks' : 'warns'] : css['passes']}
                />
              ))}
            </div>
            <h2 className={type['panelTitle']}>{t(`story.pillars.${pillar}`)}</h2>
            {failing.length === 0 && stands.length === 0 ? (
              <p className={type['note']}>{t('story.allPass')}</p>
            ) : (
              <ul>
                {failing.flatMap((rule) =>
                  rule.faults.slice(0, 1).map(({ page, why }) => {
                    const { id, level } = rule;
                    const line = t('stories.rule', { rule: id, level: t(`story.levels.${level}`), why: say(why) });
                    return (
                      <li key={id} className={`${type['note']} ${level === 'blocks' ? css['lacking'] : ''}`}>
                        {page === null ? line : <LinkButton onClick={() => onOpen(page)}>{line}</LinkButton>}
                        {level === 'warns' && (
                          <>
                            {' '}
                            <LinkButton label={t('stories.waive.title', { rule: id })} onClick={() => setWaiving(rule)}>
                              {t('stories.waive.open')}
                            </LinkButton>
                          </>
                        )}
                      </li>
                    );
                  }),
                )}
                {stands.map(({ id, why, by }) => (
                  <li key={id} className={type['note']}>
                    {t('stories.waive.line', { rule: id, by, why })}{' '}
                    <LinkButton
                      label={t('stories.waive.backOf', { rule: id })}
                      onClick={() => onChange({ ...story, waived: story.waived.filter((one) => one.id !== id) })}
                    >
                      {t('stories.waive.back')}
                    </LinkButton>
                  </li>
                ))}
              </ul>
            )}
          </div>
        );
      })}
      {waiving !== null && (
        <WaiveDialog
          rule={waiving}
          onClose={() => setWaiving(null)}
          onWaive={(waiver) =>
            onChange({ ...story, waived: [...story.waived.filter(({ id }) => id !== waiver.id), waiver] })
          }
        />
      )}
    </section>
  );
}
