// A roadmap in React Flow, for `make bench` to measure the map against: the same boxes and lines at the same places, with
// search and statuses. Written as React Flow's pages on performance and on its state advise: a memoised node, types and
// options that stay the same object, fixed sizes, nothing draggable that need not be, only those nodes replaced that change.
import { memo, useCallback } from "react";
import { createRoot } from "react-dom/client";
import {
  Controls,
  Handle,
  MiniMap,
  Panel,
  Position,
  ReactFlow,
  ReactFlowProvider,
  useReactFlow,
} from "@xyflow/react";
import "./main.css";

const SIGNS = {
  todo: "M4.8 2.8h6.4a2 2 0 0 1 2 2v6.4a2 2 0 0 1-2 2h-6.4a2 2 0 0 1-2-2v-6.4a2 2 0 0 1 2-2z",
  learning: "M8 4.2C6.5 3 4.3 2.7 1.8 3v9.3c2.5-.3 4.7 0 6.2 1.2 1.5-1.2 3.7-1.5 6.2-1.2V3C11.7 2.7 9.5 3 8 4.2v9.3",
  done: "M2.8 8.6l3.4 3.6 7-8.2",
  skipped: "M3 3.5 7.5 8 3 12.5M8.5 3.5 13 8l-4.5 4.5",
};
const STATUSES = { 1: "todo", 2: "learning", 3: "done", 4: "skipped" };

const Topic = memo(function Topic({ id, data }) {
  return (
    <>
      <Handle type="target" position={Position.Left} isConnectable={false} />
      <a className="topic" href={`topics/${id}/`} draggable={false} data-topic={id} data-status={data.status}>
        {data.title}
        <span className="topic__facts">{data.facts}</span>
        <svg className="topic__sign" viewBox="0 0 16 16" role="img" aria-label={data.status}>
          <path d={SIGNS[data.status]} />
        </svg>
      </a>
      <Handle type="source" position={Position.Right} isConnectable={false} />
    </>
  );
});

const nodeTypes = { topic: Topic };
const defaultViewport = { x: 0, y: 0, zoom: 1 };

function Roadmap({ nodes, edges, onlyVisible }) {
  const { setNodes, updateNodeData } = useReactFlow();

  const search = useCallback(
    (event) => {
      const query = event.target.value.trim().toLowerCase();
      setNodes((nodes) =>
        nodes.map((node) => {
          const className = node.data.words.includes(query) ? "" : "is-dim";
          return node.className === className ? node : { ...node, className };
        }),
      );
    },
    [setNodes],
  );

  const setStatus = useCallback(
    (event) => {
      const topic = event.target.dataset.topic;
      const status = STATUSES[event.key];
      if (topic && status) updateNodeData(topic, { status });
    },
    [updateNodeData],
  );

  return (
    <ReactFlow
      defaultNodes={nodes}
      defaultEdges={edges}
      nodeTypes={nodeTypes}
      defaultViewport={defaultViewport}
      minZoom={0.05}
      nodesDraggable={false}
      nodesConnectable={false}
      nodesFocusable={false}
      edgesFocusable={false}
      elementsSelectable={false}
      onlyRenderVisibleElements={onlyVisible}
      panOnScroll
      panOnScrollSpeed={1}
      onKeyDown={setStatus}
    >
      <Controls showInteractive={false} />
      <MiniMap pannable zoomable />
      <Panel position="top-left">
        <input type="search" aria-label="Search" onInput={search} />
      </Panel>
    </ReactFlow>
  );
}

const { topics, lines } = await (await fetch("roadmap.json")).json();
const nodes = topics.map(([id, title, facts, x, y, width, height]) => ({
  id,
  type: "topic",
  className: "",
  position: { x, y },
  width,
  height,
  // Told beforehand, so that nothing need be drawn to be measured.
  handles: [
    { type: "target", position: Position.Left, x: 0, y: height / 2, width: 1, height: 1 },
    { type: "source", position: Position.Right, x: width, y: height / 2, width: 1, height: 1 },
  ],
  data: { title, facts, status: "todo", words: `${title} ${facts}`.toLowerCase() },
}));
const edges = lines.map(([from, to], at) => ({
  id: String(at),
  type: "smoothstep",
  source: topics[from][0],
  target: topics[to][0],
}));
// The benchmark tries React Flow both ways.
const onlyVisible = new URLSearchParams(location.search).has("visible");

createRoot(document.getElementById("root")).render(
  <ReactFlowProvider>
    <Roadmap nodes={nodes} edges={edges} onlyVisible={onlyVisible} />
  </ReactFlowProvider>,
);
