//! The engine: layouts on demand, kept as long as they are asked for, and their triangles.
//!
//! One engine serves a whole [`egui::Context`]; it is found there, so any widget can use it. Asking again for the same
//! text costs a hash and a look into a table.

use std::collections::HashMap;
use std::hash::{BuildHasher as _, Hash as _, Hasher as _, RandomState};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use egui::epaint::Vertex;
use egui::{
    Color32, Context, Id, Mesh, Painter, Pos2, Rect, Shape, Stroke, StrokeKind, TextureId, vec2,
};
use parley::{LayoutContext, PositionedLayoutItem};

use super::atlas::Atlas;
use super::fonts::{FontSource, Fonts};
use super::glyph::GlyphKey;
use super::para::{CachedMesh, Ink, Para};
use super::style::Text;

/// Where a halo repeats the letters, in points.
const HALO: [[f32; 2]; 8] = [
    [-1.4, -1.4],
    [0.0, -2.0],
    [1.4, -1.4],
    [2.0, 0.0],
    [1.4, 1.4],
    [0.0, 2.0],
    [-1.4, 1.4],
    [-2.0, 0.0],
];
/// Memory for layouts that are kept although no one asked for them in the last frames.
const CACHE_BYTES: usize = 48 << 20;
/// Passes after which a layout nobody asked for may be dropped.
const KEPT_PASSES: u64 = 2;

/// Lays out and paints text in every script.
#[derive(Clone)]
pub struct TextEngine(Arc<Mutex<Engine>>);

pub(crate) struct Engine {
    pub(crate) fonts: Fonts,
    pub(crate) layouts: LayoutContext<Ink>,
    atlas: Atlas,
    cache: HashMap<u64, Cached>,
    cached_bytes: usize,
    hasher: RandomState,
    pass: u64,
    /// Changes when fonts have arrived, so that layouts kept elsewhere are known to be out of date.
    epoch: u64,
    /// The advance of the stand-in for hidden characters in each family, in multiples of the letter size.
    pub(crate) stand_in_advances: HashMap<(super::Family, bool, bool), f32>,
}

struct Cached {
    para: Arc<Para>,
    bytes: usize,
    used: u64,
}

impl TextEngine {
    /// Makes an engine for `ctx` with the fonts of `source`; call it once, before the first frame.
    pub fn install(ctx: &Context, source: FontSource) -> Self {
        let engine = Self(Arc::new(Mutex::new(Engine::new(source))));
        ctx.data_mut(|data| data.insert_temp(Self::id(), engine.clone()));
        engine
    }

    /// The engine of `ctx`; one with the bundled fonts is made if none was installed.
    pub fn of(ctx: &Context) -> Self {
        ctx.data(|data| data.get_temp(Self::id()))
            .unwrap_or_else(|| Self::install(ctx, FontSource::default()))
    }

    fn id() -> Id {
        Id::NULL.with("dossier text engine")
    }

    /// The layout of a text for the scale of the screen; of a very long one, that of its beginning.
    pub fn layout(&self, ctx: &Context, text: &Text<'_>) -> Arc<Para> {
        self.layout_at(ctx, text, ctx.pixels_per_point())
    }

    /// The layout of a text for a scale of its own, such as that of a zoomed map.
    pub fn layout_at(&self, ctx: &Context, text: &Text<'_>, pixels_per_point: f32) -> Arc<Para> {
        self.ready(ctx)
            .cached(ctx, &text.shortened(), pixels_per_point)
    }

    /// The layout of a text that is all there, whatever it costs: for what is being written.
    pub(crate) fn layout_whole(&self, ctx: &Context, text: &Text<'_>) -> Arc<Para> {
        self.ready(ctx).cached(ctx, text, ctx.pixels_per_point())
    }

    /// A number that changes when every layout made before is out of date.
    pub fn epoch(&self, ctx: &Context) -> u64 {
        self.ready(ctx).epoch
    }

    /// Paints a paragraph with its top left at `at`.
    pub fn paint(&self, painter: &Painter, at: Pos2, para: &Para, color: Color32) {
        let scale = para.pixels_per_point();
        let at = egui::pos2(
            (at.x * scale).round() / scale,
            (at.y * scale).round() / scale,
        );
        if !painter
            .clip_rect()
            .intersects(Rect::from_min_size(at, para.size()).expand(para.size().y))
        {
            return;
        }
        let meshes = self.ready(painter.ctx()).mesh(painter.ctx(), para, color);
        for mesh in meshes.iter() {
            let mut mesh = mesh.clone();
            mesh.translate(at.to_vec2());
            painter.add(Shape::mesh(mesh));
        }
        if !para.marks.is_empty() {
            let warning = painter.ctx().global_style().visuals.warn_fg_color;
            for mark in &para.marks {
                let rect = mark.rect.translate(at.to_vec2());
                painter.rect(
                    rect,
                    2.0,
                    warning.gamma_multiply(0.12),
                    Stroke::new(1.0, warning.gamma_multiply(0.8)),
                    StrokeKind::Inside,
                );
                self.paint(
                    painter,
                    rect.center() - mark.label.size() / 2.0,
                    &mark.label,
                    warning,
                );
            }
        }
    }

    /// Paints an edge in the color `halo` around where [`Self::paint`] will put the letters, so that
    /// they can be read on lines.
    pub fn paint_halo(
        &self,
        painter: &Painter,
        at: Pos2,
        para: &Para,
        color: Color32,
        halo: Color32,
    ) {
        let scale = para.pixels_per_point();
        let meshes = self.ready(painter.ctx()).mesh(painter.ctx(), para, color);
        for mesh in meshes.iter() {
            let mut edge = Mesh::with_texture(mesh.texture_id);
            edge.reserve_vertices(mesh.vertices.len() * HALO.len());
            edge.indices.reserve(mesh.indices.len() * HALO.len());
            for [x, y] in HALO {
                let by = egui::pos2(
                    ((at.x + x) * scale).round() / scale,
                    ((at.y + y) * scale).round() / scale,
                )
                .to_vec2();
                let first = edge.vertices.len() as u32;
                edge.indices
                    .extend(mesh.indices.iter().map(|index| first + index));
                edge.vertices
                    .extend(mesh.vertices.iter().map(|vertex| Vertex {
                        pos: vertex.pos + by,
                        color: halo,
                        ..*vertex
                    }));
            }
            painter.add(Shape::mesh(edge));
        }
    }

    /// Works with the engine itself, brought up to date with this frame.
    pub(crate) fn ready(&self, ctx: &Context) -> MutexGuard<'_, Engine> {
        let mut engine = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let pass = ctx.cumulative_pass_nr() + 1;
        if engine.pass != pass {
            engine.pass = pass;
            engine.begin_pass(ctx);
        }
        engine
    }
}

impl Engine {
    fn new(source: FontSource) -> Self {
        Self {
            fonts: Fonts::new(source),
            layouts: LayoutContext::new(),
            atlas: Atlas::new(),
            cache: HashMap::new(),
            cached_bytes: 0,
            hasher: RandomState::new(),
            pass: 0,
            epoch: 0,
            stand_in_advances: HashMap::new(),
        }
    }

    fn begin_pass(&mut self, ctx: &Context) {
        let transfer = ctx
            .global_style()
            .visuals
            .text_options
            .color_transfer_function;
        self.atlas
            .configure(transfer, ctx.input(|input| input.max_texture_side));
        if self.fonts.system_fonts_arrived() {
            self.epoch += 1;
            self.cache.clear();
            self.cached_bytes = 0;
            // Font families are numbered anew, and the context remembers the old numbers.
            self.layouts = LayoutContext::new();
        }
        if self.cached_bytes > CACHE_BYTES {
            self.drop_unused();
        }
    }

    fn drop_unused(&mut self) {
        let oldest_kept = self.pass.saturating_sub(KEPT_PASSES);
        let mut kept = 0;
        self.cache.retain(|_, cached| {
            let keep = cached.used >= oldest_kept;
            kept += if keep { cached.bytes } else { 0 };
            keep
        });
        self.cached_bytes = kept;
    }

    pub(crate) fn cached(
        &mut self,
        ctx: &Context,
        text: &Text<'_>,
        pixels_per_point: f32,
    ) -> Arc<Para> {
        let key = self.key(text, pixels_per_point);
        let pass = self.pass;
        if let Some(cached) = self.cache.get_mut(&key)
            && cached.para.text() == text.text
        {
            cached.used = pass;
            return cached.para.clone();
        }
        let para = Arc::new(self.build(ctx, text, pixels_per_point));
        let bytes = para.bytes();
        self.cached_bytes += bytes;
        if let Some(old) = self.cache.insert(
            key,
            Cached {
                para: para.clone(),
                bytes,
                used: pass,
            },
        ) {
            self.cached_bytes -= old.bytes;
        }
        para
    }

    fn key(&self, text: &Text<'_>, pixels_per_point: f32) -> u64 {
        let mut hasher = self.hasher.build_hasher();
        hasher.write(text.text.as_bytes());
        text.style.hash(&mut hasher);
        text.spans.hash(&mut hasher);
        (
            text.width.map(f32::to_bits),
            text.max_lines,
            text.align,
            text.continues,
            pixels_per_point.to_bits(),
        )
            .hash(&mut hasher);
        hasher.finish()
    }

    #[cfg(test)]
    pub(crate) fn mesh_generation(&self) -> u64 {
        self.atlas.generation
    }

    /// The triangles of a paragraph, from its own top left, in points.
    pub(crate) fn mesh(&mut self, ctx: &Context, para: &Para, color: Color32) -> Arc<[Mesh]> {
        if let Some(meshes) = para.cached_mesh(self.atlas.generation, color) {
            return meshes;
        }
        // When the atlas starts over on the way, what was collected points at textures that are gone.
        let mut meshes = self.collect(ctx, para, color);
        if meshes.is_none() {
            meshes = self.collect(ctx, para, color);
        }
        let meshes: Arc<[Mesh]> = meshes.unwrap_or_default().into();
        para.keep_mesh(CachedMesh {
            generation: self.atlas.generation,
            color,
            meshes: meshes.clone(),
        });
        meshes
    }

    fn collect(&mut self, ctx: &Context, para: &Para, color: Color32) -> Option<Vec<Mesh>> {
        let generation = self.atlas.generation;
        let scale = 1.0 / para.pixels_per_point();
        let mut meshes: Vec<Mesh> = Vec::new();
        let mut missing = false;
        let mut top = 0.0;
        for (number, line) in para.layout.lines().enumerate() {
            let shift = para.line_widths.shift(number);
            let lower = para.strut.baseline(top, line.metrics()) - line.metrics().baseline;
            top += line.metrics().line_height;
            for item in line.items() {
                let PositionedLayoutItem::GlyphRun(glyphs) = item else {
                    continue;
                };
                let color = match glyphs.style().brush {
                    Ink::Plain => color,
                    Ink::Color(color) => color,
                    Ink::Mark(_) => continue,
                };
                let run = glyphs.run();
                let synthesis = run.synthesis();
                let key = GlyphKey {
                    font: run.font().data.id(),
                    index: run.font().index,
                    glyph: 0,
                    size: run.font_size().to_bits(),
                    bin: 0,
                    embolden: synthesis.embolden(),
                    skew: synthesis.skew().unwrap_or(0.0) as i8,
                };
                let count = run.cluster_range().len();
                let mut at = usize::MAX;
                for glyph in glyphs.positioned_glyphs() {
                    missing |= glyph.id == 0;
                    let (x, bin) = bin(glyph.x + shift);
                    let key = GlyphKey {
                        glyph: glyph.id,
                        bin,
                        ..key
                    };
                    let Some(slot) = self
                        .atlas
                        .slot(ctx, key, run.font(), run.normalized_coords())
                    else {
                        continue;
                    };
                    if self.atlas.generation != generation {
                        return None;
                    }
                    let texture = self.atlas.texture(slot.page)?;
                    if meshes.get(at).is_none_or(|mesh| mesh.texture_id != texture) {
                        at = page_of(&mut meshes, texture);
                        meshes[at].reserve_vertices(4 * count);
                        meshes[at].reserve_triangles(2 * count);
                    }
                    let rect = Rect::from_min_size(
                        (vec2(x, (glyph.y + lower).round()) + slot.offset).to_pos2(),
                        slot.size,
                    );
                    let tint = if slot.colored { Color32::WHITE } else { color };
                    if let Some(mesh) = meshes.get_mut(at) {
                        mesh.add_rect_with_uv(rect * scale, slot.uv, tint);
                    }
                }
            }
        }
        if missing {
            let wake = ctx.clone();
            self.fonts
                .request_system_fonts(move || wake.request_repaint());
        }
        Some(meshes)
    }
}

/// Which of the meshes draws from a texture; one is begun where none does yet.
fn page_of(meshes: &mut Vec<Mesh>, texture: TextureId) -> usize {
    let found = meshes.iter().position(|mesh| mesh.texture_id == texture);
    found.unwrap_or_else(|| {
        meshes.push(Mesh::with_texture(texture));
        meshes.len() - 1
    })
}

/// A position as whole pixels and quarters of one.
fn bin(x: f32) -> (f32, u8) {
    let quarters = (x * 4.0).round();
    let whole = (quarters / 4.0).floor();
    (whole, (quarters - whole * 4.0) as u8)
}
