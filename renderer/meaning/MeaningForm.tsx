import type { ReactNode } from 'react';
import type { ColumnPart } from '#shared/domain/role.ts';
import type { Meaning } from '#shared/mapping/recipe.ts';
import { DayField } from '#renderer/ui/DayField.tsx';
import { NumberField } from '#renderer/ui/NumberField.tsx';
import { Segments } from '#renderer/ui/Segments.tsx';
import { useWords } from '#renderer/words/use-words.ts';
import { ArmFields } from './ArmFields.tsx';
import { CutoffFields } from './CutoffFields.tsx';
import { LabelField } from './LabelField.tsx';
import type { Labels } from './labels.ts';
import { MeaningGroup } from './MeaningGroup.tsx';
import { MoneyFields } from './MoneyFields.tsx';

export type MeaningFormProps = {
  meaning: Meaning;
  labels: Labels;
  /** The parts that columns play: what is not there is not asked. */
  parts: readonly ColumnPart[];
  onChange: (change: Partial<Meaning>) => void;
};

/** A quantity is no score of a class: it is never offered here. */
const SCORE_KINDS = ['probability', 'score'] as const;

/** What columns cannot say by themselves. Used by the import and by the page of data. */
export function MeaningForm({ meaning, labels, parts, onChange }: MeaningFormProps): ReactNode {
  const { t } = useWords();
  const has = (part: ColumnPart): boolean => parts.includes(part);
  return (
    <div>
      {meaning.task === 'binary_classification' && (
        <MeaningGroup title={t('meaning.outcome')} explains={t('meaning.outcomeWhy')}>
          <LabelField
            label={t('meaning.positive')}
            placeholder={t('meaning.positiveHint')}
            value={meaning.positive}
            labels={labels.outcome}
            onChange={(positive) => onChange({ positive: positive === '' ? null : positive })}
          />
          <Segments
            isField
            legend={t('meaning.scoreKind')}
            value={meaning.scoreKind}
            options={SCORE_KINDS.map((value) => ({ value, label: t(`meaning.scoreKinds.${value}`) }))}
            onChange={(scoreKind) => onChange({ scoreKind })}
          />
        </MeaningGroup>
      )}
      <MeaningGroup title={t('meaning.cutoff')} explains={t('meaning.cutoffWhy')}>
        <CutoffFields meaning={meaning} labels={labels.decision} onChange={(cutoff) => onChange({ cutoff })} />
      </MeaningGroup>
      {(has('outcome') || has('outcome_time')) && (
        <MeaningGroup title={t('meaning.window')} explains={t('meaning.windowWhy')}>
          <NumberField
            label={t('meaning.windowDays')}
            unit={t('meaning.days')}
            width={150}
            value={meaning.outcomeWindowDays}
            accepts={(days) => Number.isInteger(days) && days > 0}
            expected={t('meaning.windowExpected')}
            onChange={(outcomeWindowDays) => onChange({ outcomeWindowDays })}
          />
          <DayField
            label={t('meaning.asOf')}
            description={t('meaning.asOfHint')}
            value={meaning.asOf}
            onChange={(asOf) => onChange({ asOf })}
          />
        </MeaningGroup>
      )}
      {has('arm') && (
        <MeaningGroup title={t('meaning.arms')} explains={t('meaning.armsWhy')}>
          <ArmFields arms={meaning.arms} labels={labels.arm} onChange={(arms) => onChange({ arms })} />
        </MeaningGroup>
      )}
      <MeaningGroup
        title={t('meaning.money')}
        explains={t(has('value') ? 'meaning.moneyWhyMeasured' : 'meaning.moneyWhy')}
      >
        <MoneyFields meaning={meaning} onChange={onChange} />
      </MeaningGroup>
    </div>
  );
}
