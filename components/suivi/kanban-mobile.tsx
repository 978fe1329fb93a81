'use client';

import {
  DndContext,
  DragOverlay,
  KeyboardSensor,
  MouseSensor,
  pointerWithin,
  rectIntersection,
  TouchSensor,
  useDraggable,
  useDroppable,
  useSensor,
  useSensors,
  type CollisionDetection,
  type DragEndEvent,
  type KeyboardCoordinateGetter,
} from '@dnd-kit/core';
import { useState, type ReactNode } from 'react';
import { kanbanOrder } from '@/lib/suivi/rules';
import { annoncesOf, consigne } from './kanban-annonces';
import { CarteTexte, ColonneFixe, dataOf, type Carte, type Colonne, type KanbanProps } from './kanban';
import styles from './kanban.module.css';
import { demander } from './geste';

/** Cards that go from a column to another by mouse, touch or keyboard; the gesture « changer » asks for the sentence. */
export default function KanbanMobile({ colonnes, ...liens }: KanbanProps) {
  const [held, setHeld] = useState<Carte | null>(null);
  const sensors = useSensors(
    // a click or a scroll is not a move
    useSensor(MouseSensor, { activationConstraint: { distance: 8 } }),
    useSensor(TouchSensor, { activationConstraint: { delay: 220, tolerance: 10 } }),
    useSensor(KeyboardSensor, { coordinateGetter: nextColumn }),
  );
  const find = (id: unknown) => colonnes.flatMap(({ cartes }) => cartes).find((carte) => carte.id === id);

  const onDragEnd = ({ active, over }: DragEndEvent) => {
    setHeld(null);
    const host = document.querySelector<HTMLElement>(`[data-action="${active.id}"]`);
    if (!host || !over || over.id === 'non_renseigne' || over.id === (host.dataset.avancement || 'non_renseigne'))
      return;
    demander(host, 'changer', { propose: String(over.id) });
  };

  return (
    <DndContext
      id="kanban"
      sensors={sensors}
      collisionDetection={collision}
      accessibility={{ announcements: annoncesOf(find), screenReaderInstructions: { draggable: consigne } }}
      onDragStart={({ active }) => setHeld(find(active.id) ?? null)}
      onDragCancel={() => setHeld(null)}
      onDragEnd={onDragEnd}
    >
      <div className={styles.kanban}>
        {colonnes.map((colonne) => (
          <ColonneMobile key={colonne.etat} colonne={colonne} isHeld={held !== null}>
            {colonne.cartes.map((carte) => (
              <CarteMobile key={carte.id} carte={carte} colonne={colonne} {...liens} />
            ))}
          </ColonneMobile>
        ))}
      </div>
      <DragOverlay dropAnimation={null}>
        {held && (
          <div className={`${styles.carte} ${styles.tenue}`}>
            <p>
              <span className="muted">{held.code}</span> {held.titre}
            </p>
          </div>
        )}
      </DragOverlay>
    </DndContext>
  );
}

type ColonneMobileProps = { colonne: Colonne; isHeld: boolean; children: ReactNode };

function ColonneMobile({ colonne, isHeld, children }: ColonneMobileProps) {
  const { setNodeRef, isOver } = useDroppable({ id: colonne.etat });
  const isRefused = colonne.etat === 'non_renseigne';
  return (
    <ColonneFixe
      colonne={colonne}
      node={setNodeRef}
      className={isOver ? (isRefused ? styles.refuse : styles.vise)! : ''}
      avis={isRefused && isHeld && <p className={`muted ${styles.avis}`}>Une action n’y revient pas.</p>}
    >
      {children}
    </ColonneFixe>
  );
}

type CarteProps = { carte: Carte; colonne: Colonne } & Omit<KanbanProps, 'colonnes'>;

function CarteMobile({ carte, colonne, ...liens }: CarteProps) {
  const { setNodeRef, setActivatorNodeRef, attributes, listeners, isDragging } = useDraggable({
    id: carte.id,
    disabled: carte.revision === null,
    attributes: { roleDescription: 'carte à déplacer' },
  });
  return (
    <li
      ref={setNodeRef}
      className={isDragging ? `${styles.carte} ${styles.partie}` : styles.carte}
      {...dataOf(carte, colonne.etat)}
      {...listeners}
    >
      {carte.revision !== null && (
        <button
          type="button"
          ref={setActivatorNodeRef}
          className={`${styles.poignee} no-print`}
          data-reprise
          aria-label={`Déplacer ${carte.code}`}
          {...attributes}
        />
      )}
      <CarteTexte carte={carte} {...liens} />
    </li>
  );
}

/** Where the pointer is, or where the card stands when the keyboard carries it or the pointer is beside the columns. */
const collision: CollisionDetection = (args) => {
  const under = pointerWithin(args);
  return under.length > 0 ? under : rectIntersection(args);
};

const steps: Record<string, number> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

/** A whole column at each arrow. */
const nextColumn: KeyboardCoordinateGetter = (event, { context: { over, active, droppableRects } }) => {
  const step = steps[event.code];
  if (!step) return undefined;
  event.preventDefault();
  const from =
    over?.id ?? (active && document.querySelector<HTMLElement>(`[data-action="${active.id}"]`)?.dataset.avancement);
  const rect = droppableRects.get(kanbanOrder[kanbanOrder.indexOf((from || 'non_renseigne') as never) + step]!);
  return rect && { x: rect.left + 8, y: rect.top + 48 };
};
