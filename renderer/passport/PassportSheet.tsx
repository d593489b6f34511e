import type { ReactNode } from 'react';
import type { Passport } from '#shared/contract/bundles.ts';
import type { ManifestFeature } from '#shared/bundle/manifest.ts';
import type { Words } from '#shared/words/words.ts';
import { labelIn } from '#renderer/meaning/labels.ts';
import { Pairs } from '#renderer/ui/Pairs.tsx';
import { Table } from '#renderer/ui/Table.tsx';
import type { TableColumn } from '#renderer/ui/table-types.ts';
import type from '#renderer/ui/type.module.css';
import { useWords } from '#renderer/words/use-words.ts';
import { marksOf, passportFields, valuesOf } from './passport-fields.ts';
import css from './Passport.module.css';

/** What the model is, what it reads and what it was made for. Empty fields are shown as empty. */
export function PassportSheet({ passport }: { passport: Passport }): ReactNode {
  const words = useWords();
  const { t, language, format } = words;
  const { bundle, manifest, files, warnings } = passport;
  const fields = passportFields(passport, words);
  return (
    <div className={css['split']}>
      <div>
        <h2 className={`${type['panelTitle']} ${css['sectionTitle']}`}>
          {t('data.passport.facts', { count: manifest.features.length })}
          <span className={type['panelTitleTail']}>, {t('data.passport.factsTail')}</span>
        </h2>
        <Table
          label={t('data.passport.facts', { count: manifest.features.length })}
          columns={columnsOf(words)}
          count={manifest.features.length}
          rowAt={(index) => manifest.features[index] ?? null}
          rowKey={(feature) => feature.name}
        />
      </div>
      <div>
        <h2 className={`${type['panelTitle']} ${css['sectionTitle']}`}>
          {t('data.passport.title')}
          <span className={type['panelTitleTail']}>, {bundle.title[language] ?? bundle.name}</span>
        </h2>
        <Pairs
          pairs={fields.map(({ key, value }) => ({
            name: t(`data.passport.fields.${key}`),
            value: value ?? <span className={type['note']}>{t('bundles.empty')}</span>,
          }))}
        />
        <h3 className={`${type['panelTitle']} ${css['sectionTitle']} ${css['section']}`}>
          {t('bundles.fields.files')}
        </h3>
        <Pairs pairs={files.map((file) => ({ name: file.path, value: format.bytes(file.bytes) }))} />
        {warnings.map((warning) => (
          <p key={warning.code} className={`${type['note']} ${css['more']}`}>
            {t(`bundles.warnings.${warning.code}`, warning.details as Record<string, string>)}
          </p>
        ))}
      </div>
    </div>
  );
}

function columnsOf(words: Words): TableColumn<ManifestFeature>[] {
  const { t, language } = words;
  return [
    {
      id: 'label',
      head: t('data.columns.heads.label'),
      isRowHead: true,
      wrap: true,
      cell: (feature) => (
        <>
          {labelIn(feature.label, language) ?? feature.name}
          <span className={css['under']}>{feature.description?.[language] ?? feature.name}</span>
        </>
      ),
    },
    { id: 'type', head: t('data.columns.heads.kind'), cell: (feature) => t(`data.passport.types.${feature.type}`) },
    {
      id: 'values',
      head: t('data.passport.values'),
      wrap: true,
      cell: (feature) =>
        [valuesOf(feature, words) ?? t('bundles.empty'), feature.unit?.[language] ?? '']
          .filter((part) => part !== '')
          .join('\u00a0'),
    },
    { id: 'marks', head: t('data.passport.remarks'), wrap: true, cell: (feature) => marksOf(feature, words) },
  ];
}
