'use client';

import {
  closestCenter,
  DndContext,
  MouseSensor,
  TouchSensor,
  useDraggable,
  useDroppable,
  useSensor,
  useSensors,
} from '@dnd-kit/core';
import type { ReactNode } from 'react';
import type { PointLu } from '@/lib/instances/seance';
import styles from './seance.module.css';

type Props = {
  points: readonly PointLu[];
  ligne: (point: PointLu, i: number) => ReactNode;
  onDeplacer: (point: PointLu, vers: number) => void;
};

/** The points moved by mouse or by touch; the keyboard has its own buttons on each of them. */
export default function OrdreMobile({ points, ligne, onDeplacer }: Props) {
  const sensors = useSensors(
    // a click or a scroll is not a move
    useSensor(MouseSensor, { activationConstraint: { distance: 8 } }),
    useSensor(TouchSensor, { activationConstraint: { delay: 220, tolerance: 10 } }),
  );
  return (
    <DndContext
      id="ordre-du-jour"
      sensors={sensors}
      collisionDetection={closestCenter}
      onDragEnd={({ active, over }) => {
        const vers = points.findIndex(({ id }) => id === over?.id);
        const point = points.find(({ id }) => id === active.id);
        if (point && vers >= 0 && active.id !== over?.id) onDeplacer(point, vers);
      }}
    >
      <ol className={`plain ${styles.points}`}>
        {points.map((point, i) => (
          <PointMobile key={point.id} id={point.id}>
            {ligne(point, i)}
          </PointMobile>
        ))}
      </ol>
    </DndContext>
  );
}

function PointMobile({ id, children }: { id: number; children: ReactNode }) {
  const drag = useDraggable({ id });
  const drop = useDroppable({ id });
  const deplace = drag.transform ? { transform: `translate3d(0, ${Math.round(drag.transform.y)}px, 0)` } : undefined;
  return (
    <li
      ref={(element) => {
        drop.setNodeRef(element);
        drag.setNodeRef(element);
      }}
      style={deplace}
      className={[styles.mobile, drag.isDragging && styles.tenu, drop.isOver && !drag.isDragging && styles.vise]
        .filter(Boolean)
        .join(' ')}
      {...drag.listeners}
    >
      {children}
    </li>
  );
}
