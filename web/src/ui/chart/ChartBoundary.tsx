import { Component, type ReactNode } from 'react';

/** Shows the table where the chart cannot be loaded or drawn: the figures are what matters. */
export class ChartBoundary extends Component<
  { children: ReactNode; instead: ReactNode },
  { broken: boolean }
> {
  override state = { broken: false };

  static getDerivedStateFromError() {
    return { broken: true };
  }

  override render() {
    return this.state.broken ? this.props.instead : this.props.children;
  }
}
