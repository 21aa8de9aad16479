import { Refused } from '../../api/refused.ts';
import { DecimalField } from '../../ui/form/DecimalField.tsx';
import { DraftForm } from '../../ui/form/DraftForm.tsx';
import { WordsField } from '../../ui/form/WordsField.tsx';
import { SecrecyNotice } from '../SecrecyNotice.tsx';

/** Always refused, so that the refused state can be looked at. */
async function refuse(): Promise<never> {
  throw new Refused(400, {
    code: 'platform.invalid',
    what: '请求未被接受。',
    why: '有 1 处内容不符合要求，已在对应位置标出。',
    todo: '请按提示修改后再提交；已填内容仍在页面上。',
    fields: [{ path: 'body.value', message: '累计值不能小于上月累计 62 个。' }],
  });
}

export function GalleryForm() {
  return (
    <DraftForm
      draftKey="gallery"
      initial={{ value: '', progress: '' }}
      submit={refuse}
      onDone={() => undefined}
      submitLabel="报送给市发改委审核"
      consequence="报送后由市发改委审核；审核前可以撤回。"
    >
      <DecimalField
        name="value"
        label="1–6月累计新开工重大项目"
        unit="个"
        required
        beside={
          <>
            上月 62 个
            <br />
            全年目标 争 180 个
          </>
        }
      />
      <WordsField name="progress" label="进展情况" limit={500} required />
      <SecrecyNotice />
      <br />
    </DraftForm>
  );
}
