import { AutoComplete, Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { WordsField } from '../ui/form/WordsField.tsx';
import { useNameText } from '../ui/name/Name.tsx';
import styles from './MatterForm.module.css';
import type { Choices } from './MatterFormPage.tsx';

/** The fields of a matter but its duties. */
export function MatterFields({ choices }: { choices: Choices }) {
  const { t } = useTranslation('plans');
  const nameText = useNameText();
  const document = Form.useWatch<string | undefined>('document');
  const needed = (field: string) => [
    { required: true, whitespace: true, message: t('register.form.missing', { field }) },
  ];
  const several = (name: 'objectives' | 'tags') => (
    <Form.Item name={name} label={t(`register.form.${name}`)} extra={t('register.form.wordsHelp')}>
      <Select
        mode="tags"
        tokenSeparators={['；', ';', '、', '\n']}
        options={choices[name].map((value) => ({ value }))}
      />
    </Form.Item>
  );
  const suggested = (name: 'section' | 'leader', words: readonly string[]) => (
    <Form.Item
      name={name}
      label={t(`register.form.${name}`)}
      {...(name === 'leader' ? { extra: t('register.form.leaderHelp') } : {})}
    >
      <AutoComplete
        options={words.map((value) => ({ value }))}
        showSearch={{
          filterOption: (typed, option) => option?.value.includes(typed) === true && option.value !== typed,
        }}
        maxLength={200}
      />
    </Form.Item>
  );
  return (
    <>
      <div className={styles.head}>
        <Form.Item name="number" label={t('register.form.number')} rules={needed(t('register.form.number'))}>
          <Input maxLength={40} />
        </Form.Item>
        <Form.Item name="title" label={t('register.form.title')} rules={needed(t('register.form.title'))}>
          <Input maxLength={200} />
        </Form.Item>
      </div>
      <WordsField
        name="text"
        label={t('register.form.text')}
        limit={4000}
        rows={4}
        help={t('register.form.textHelp')}
      />
      <Form.Item name="document" label={t('register.form.document')}>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          options={[
            { value: 'none', label: t('register.form.documentNone') },
            ...choices.documents.map(({ id, title }) => ({ value: id, label: title })),
            { value: 'new', label: t('register.form.documentNew') },
          ]}
        />
      </Form.Item>
      {document === 'new' && (
        <div className={styles.three}>
          <Form.Item
            name="documentTitle"
            label={t('register.form.documentTitle')}
            rules={needed(t('register.form.documentTitle'))}
          >
            <Input maxLength={200} />
          </Form.Item>
          <Form.Item name="publisher" label={t('register.form.publisher')}>
            <Input maxLength={200} />
          </Form.Item>
          <Form.Item
            name="publishedOn"
            label={t('register.form.publishedOn')}
            extra={t('register.form.publishedOnHelp')}
          >
            <Input maxLength={10} />
          </Form.Item>
        </div>
      )}
      <div className={styles.pair}>
        {suggested('section', choices.sections)}
        {suggested('leader', choices.leaders)}
        {several('objectives')}
        {several('tags')}
      </div>
      <Form.Item name="campaignIds" label={t('register.form.campaigns')}>
        <Select
          mode="multiple"
          showSearch={{ optionFilterProp: 'label' }}
          options={choices.campaigns.map(({ id, name }) => ({ value: id, label: nameText(name) }))}
        />
      </Form.Item>
    </>
  );
}
