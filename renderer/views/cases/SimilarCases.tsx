import type { ReactNode } from 'react';
import { level } from '#shared/analyses/amounts.ts';
import type { Explain } from '#shared/analyses/explain/schema.ts';
import type { Similar, SimilarCase, SimilarComputed } from '#shared/analyses/similar/schema.ts';
import { isEstimated } from '#shared/domain/estimate.ts';
import { useAnalysis } from '#renderer/api/use-analysis.ts';
import { navigate } from '#renderer/state/location.ts';
import { usePreferences } from '#renderer/state/preferences.ts';
import { LinkButton } from '#renderer/ui/Link.tsx';
import { Panel } from '#renderer/ui/Panel.tsx';
import { Table } from '#renderer/ui/Table.tsx';
import type { TableColumn } from '#renderer/ui/table-types.ts';
import type from '#renderer/ui/type.module.css';
import { useWords } from '#renderer/words/use-words.ts';
import type { Words } from '#shared/words/words.ts';
import { choose, useChoice } from './case-choices.ts';
import { outcomeText } from './case-sentences.ts';
import { endTone } from './case-tones.ts';
import type { GoodSide } from './case-tones.ts';
import { factsShown } from './similar-facts.ts';
import css from './CasePage.module.css';

const FIRST = 5;

type Props = { project: string; id: string; explain: Explain | null; goodSide: GoodSide };

/** The nearest cases with the facts that weighed most here, and how they ended: what happened to people like this one. */
export function SimilarCases({ project, id, explain, goodSide }: Props): ReactNode {
  const { t } = useWords();
  const asked = useAnalysis<Similar>('similar', { case: id }, { ofSelection: false });
  return (
    <section className={css['section']}>
      <h2 className={type['panelTitle']}>{t('case.similar.title')}</h2>
      <Panel asked={asked} what={t('case.similar.asking')}>
        {({ result, findings }) => (
          <>
            <Told findings={findings} />
            {isEstimated(result) && <Nearest project={project} result={result} explain={explain} goodSide={goodSide} />}
          </>
        )}
      </Panel>
    </section>
  );
}

function Told({
  findings,
}: {
  findings: readonly { id: string; title: Parameters<Words['say']>[0]; account: Parameters<Words['say']>[0][] }[];
}): ReactNode {
  const { say } = useWords();
  const isExpert = usePreferences((preferences) => preferences.depth !== 'decision');
  return findings.map(({ id, title, account }) => (
    <p key={id} className={css['said']}>
      {[title, ...account.slice(0, isExpert ? account.length : 2)].map((phrase) => say(phrase)).join(' ')}
    </p>
  ));
}

function Nearest({ project, result, explain, goodSide }: Omit<Props, 'id'> & { result: SimilarComputed }): ReactNode {
  const { t, say, language } = useWords();
  const isAll = useChoice(project, 'allSimilar') === true;
  const { cases, unit } = result;
  const shown = isAll ? cases : cases.slice(0, FIRST);
  const columns: TableColumn<SimilarCase>[] = [
    { id: 'case', head: t('cases.case'), isRowHead: true, cell: ({ caseId }) => caseId },
    ...factsShown(result, explain).map(({ fact, of }, at) => ({
      id: fact.feature,
      head: fact.label[language] ?? fact.feature,
      numeric: typeof fact.own === 'number',
      optional: at > 1,
      wrap: 'words' as const,
      cell: (one: SimilarCase) => {
        const { text, otherwise } = of(one);
        return text[language] ?? otherwise;
      },
    })),
    {
      id: 'score',
      head: t('case.trace.score'),
      numeric: true,
      cell: ({ score }) => (score === null ? '' : say(level(score, unit))),
    },
    {
      id: 'outcome',
      head: t('case.trace.outcome'),
      wrap: 'words',
      cell: ({ outcome }) => <End outcome={outcome} result={result} goodSide={goodSide} />,
    },
  ];
  return (
    <>
      <div className={css['tight']}>
        <Table
          label={t('case.similar.title')}
          columns={columns}
          count={shown.length}
          rowAt={(index) => shown[index] ?? null}
          rowKey={({ caseId }) => caseId}
          onOpen={({ caseId }) => navigate({ place: 'cases', tab: caseId })}
        />
      </div>
      {cases.length > FIRST && (
        <p className={css['more']}>
          <LinkButton
            label={t(isAll ? 'case.similar.fewerOf' : 'case.similar.allOf', { count: cases.length })}
            onClick={() => choose(project, { allSimilar: isAll ? null : true })}
            expanded={isAll}
          >
            {t(isAll ? 'case.similar.fewer' : 'case.similar.all', { count: cases.length })}
          </LinkButton>
        </p>
      )}
    </>
  );
}

/** How a case ended, in its colour where the project says which end is the good one. */
function End({
  outcome,
  result: { labels, unit },
  goodSide,
}: Pick<SimilarCase, 'outcome'> & { result: SimilarComputed; goodSide: GoodSide }): ReactNode {
  const words = useWords();
  const told = outcomeText({ outcome: outcome === null ? null : { ...outcome, time: null }, labels, unit }, words);
  const tone = endTone(outcome?.isPositive ?? null, goodSide);
  return <span className={css[`${tone ?? 'plain'}Text`]}>{told ?? words.t('case.trace.notYet')}</span>;
}
