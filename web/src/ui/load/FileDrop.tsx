import { Upload } from 'antd';
import { type ReactNode, useState } from 'react';
import styles from './load.module.css';

/** Where a file is chosen or dropped; a file that is too large is refused here, before anything is sent. */
export function FileDrop(props: {
  /** Endings that are taken, such as `.xlsx,.csv`. */
  accept: string;
  /** Bytes at most. */
  limit: number;
  /** Whether the file before is still being read. */
  busy: boolean;
  /** What is to be done here, or what is being done. */
  says: string;
  help: string;
  tooLarge: (fileName: string) => ReactNode;
  onFile: (file: File) => void;
}) {
  const [refused, setRefused] = useState<string>();
  return (
    <>
      <Upload.Dragger
        accept={props.accept}
        showUploadList={false}
        disabled={props.busy}
        beforeUpload={(file) => {
          const large = file.size > props.limit;
          setRefused(large ? file.name : undefined);
          if (!large) props.onFile(file);
          return false;
        }}
      >
        <p className={styles.drop}>{props.says}</p>
        <p className={styles.note}>{props.help}</p>
      </Upload.Dragger>
      {refused !== undefined && (
        <p role="alert" className={styles.refused}>
          {props.tooLarge(refused)}
        </p>
      )}
    </>
  );
}
