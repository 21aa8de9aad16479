import { Alert } from 'antd';
import { useFault } from '../ui/state/useFault.ts';

/** What was refused, why, and what to do, above a short form; always there, so that a screen reader hears it come. */
export function FaultAlert({ fault }: { fault: Error | undefined }) {
  return <div role="alert">{fault !== undefined && <Words fault={fault} />}</div>;
}

function Words({ fault }: { fault: Error }) {
  const { what, why, todo } = useFault(fault);
  return (
    <Alert
      type="error"
      showIcon
      title={what}
      description={`${why} ${todo}`}
      role="presentation"
      style={{ marginBottom: 16 }}
    />
  );
}
