import { useEffect, useRef } from 'react';
import { fontFamily } from '../theme/tokens.ts';
import { type ChartOption, init } from './engine.ts';

/** The drawing itself: SVG, in our face, without animation, as wide as its place. Loaded with ECharts when first needed. */
export function Canvas({ option }: { option: ChartOption }) {
  const place = useRef<HTMLDivElement>(null);
  const chart = useRef<ReturnType<typeof init> | null>(null);
  useEffect(() => {
    if (place.current === null) return;
    const drawn = init(place.current, null, { renderer: 'svg' });
    chart.current = drawn;
    const watch = new ResizeObserver(() => drawn.resize());
    watch.observe(place.current);
    return () => {
      watch.disconnect();
      drawn.dispose();
      chart.current = null;
    };
  }, []);
  useEffect(() => {
    chart.current?.setOption(
      { animation: false, textStyle: { fontFamily, fontSize: 12 }, ...option },
      { notMerge: true },
    );
  }, [option]);
  return <div ref={place} style={{ height: '100%' }} />;
}
