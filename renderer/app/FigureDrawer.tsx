import type { ReactNode } from 'react';
import { casesBehind } from '#shared/analyses/cases-behind.ts';
import type { ProjectSummary } from '#shared/contract/projects.ts';
import type { Figure } from '#shared/domain/figure.ts';
import type { Selection } from '#shared/domain/selection.ts';
import { cellText, nameAt } from '#shared/drawing/figure-text.ts';
import type { Words } from '#shared/words/words.ts';
import { CasesLink } from '#renderer/charts/CasesLink.tsx';
import { useLabels } from '#renderer/meaning/use-labels.ts';
import { listCases } from '#renderer/state/cases-list.ts';
import { useProject } from '#renderer/api/use-project.ts';
import type { DrawerContent } from '#renderer/state/drawer.ts';
import { navigate } from '#renderer/state/location.ts';
import { PutInStory } from '#renderer/export/PutInStory.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { Drawer } from '#renderer/ui/Drawer.tsx';
import { Pairs } from '#renderer/ui/Pairs.tsx';
import { conditionText } from '#renderer/ui/selection-text.ts';
import { useWords } from '#renderer/words/use-words.ts';
import { CopyLinks } from './CopyLinks.tsx';
import { provenancePairs } from './provenance-pairs.ts';
import css from './FigureDrawer.module.css';

type Content = Extract<DrawerContent, { kind: 'figure' }>;

/** What it is, how it is computed, where it comes from, then what can be done with it. */
export function FigureDrawer({ content, onClose }: { content: Content; onClose: () => void }): ReactNode {
  const words = useWords();
  const { t, say, has } = words;
  const { project } = useProject();
  const { figure, provenance } = content;
  const about = [figure.id, kindOf(figure.id)].find((id) => has(`about.${id}.what`)) ?? 'any';
  const told = (part: 'what' | 'how'): string => t(`about.${about}.${part}`);
  const pairs = provenance === null || project === null ? [] : provenancePairs(provenance, project, words);
  const behind = provenance === null ? [] : rowsBehind(figure, provenance.selection, words);
  return (
    <Drawer title={say(figure.title)} onClose={onClose}>
      <section className={css['part']}>
        <h3>{t('about.whatHead')}</h3>
        <p>{told('what')}</p>
      </section>
      <section className={css['part']}>
        <h3>{t('about.howHead')}</h3>
        <p>{told('how')}</p>
      </section>
      {pairs.length > 0 && (
        <section className={css['sources']}>
          <h3>{t('about.whereHead')}</h3>
          <Pairs pairs={pairs} />
        </section>
      )}
      {behind.length > 0 && (
        <section className={css['sources']}>
          <h3>{t('about.casesHead')}</h3>
          <ul className={css['behind']}>
            {behind.map(({ name, text, selection }) => (
              <li key={name}>
                {name}{' '}
                <CasesLink selection={selection} label={t('charts.casesOf', { text, name })} onFollow={onClose}>
                  {text}
                </CasesLink>
              </li>
            ))}
          </ul>
        </section>
      )}
      {project !== null && figure.inLog !== undefined && figure.inLog.length > 0 && (
        <section className={css['sources']}>
          <h3>{t('about.inLogHead')}</h3>
          <p>{t('about.inLogNote')}</p>
          <ul className={css['behind']}>
            {figure.inLog.map((where) => (
              <li key={where.join(' ')}>
                <InLog project={project} where={where} onFollow={onClose} />
              </li>
            ))}
          </ul>
        </section>
      )}
      <div className={css['buttons']}>
        <PutInStory figure={figure} provenance={provenance} />
        <Button
          onClick={() => {
            onClose();
            if (project !== null && provenance !== null)
              listCases(project.id, casesBehind(provenance.selection, { where: [] }) ?? {});
            else navigate({ place: 'cases', tab: null });
          }}
        >
          {t('about.cases')}
        </Button>
      </div>
      <CopyLinks content={content} />
    </Drawer>
  );
}

/** Opens all cases of the log that meet the conditions, whatever else is selected. */
function InLog(props: { project: ProjectSummary; where: string[]; onFollow: () => void }): ReactNode {
  const { project, where, onFollow } = props;
  const words = useWords();
  const labels = useLabels(project);
  const name = where.map((text) => conditionText(text, project.columns, words, labels)).join(' \u00b7 ');
  return (
    <CasesLink selection={{ where }} label={words.t('about.inLogOf', { name })} onFollow={onFollow}>
      {name}
    </CasesLink>
  );
}

/** Each mark with the cases that it counts, where they can be listed; of which it counts several kinds, also which. */
function rowsBehind(
  figure: Figure,
  asked: Selection,
  words: Words,
): { name: string; text: string; selection: Selection }[] {
  return figure.marks.flatMap(({ cases = [] }, at) =>
    cases.flatMap((one) => {
      const selection = casesBehind(asked, one);
      const place = figure.table.columns.findIndex(({ id }) => id === one.column);
      const column = figure.table.columns[place];
      if (selection === null || column === undefined) return [];
      const text = cellText(figure.table.rows[at]?.[place] ?? null, column.format, words, figure.currency);
      const mark = nameAt(figure, at, words);
      return [{ name: cases.length === 1 ? mark : `${mark}, ${words.say(column.label)}`, text, selection }];
    }),
  );
}

/** What a figure of one of many is told by: `drift.shares` for `drift.shares.Age`, whatever the name holds. */
function kindOf(id: string): string {
  return id.split('.', 2).join('.');
}
