//! A few small drawings made of lines. They are silent: what they show is always said in words too.

use egui::{Color32, Painter, Pos2, Rect, Stroke, Vec2};

/// A tick.
pub fn tick(painter: &Painter, rect: Rect, colour: Color32) {
    let at = |x: f32, y: f32| rect.min + Vec2::new(x * rect.width(), y * rect.height());
    let width = (rect.width() * 0.13).max(1.5);
    painter.line(vec![at(0.18, 0.54), at(0.42, 0.76), at(0.82, 0.28)], Stroke::new(width, colour));
}

/// A cross: something is wrong.
pub fn cross(painter: &Painter, rect: Rect, colour: Color32) {
    let stroke = Stroke::new((rect.width() * 0.13).max(1.5), colour);
    let inner = rect.shrink(rect.width() * 0.22);
    painter.line_segment([inner.left_top(), inner.right_bottom()], stroke);
    painter.line_segment([inner.right_top(), inner.left_bottom()], stroke);
}

/// An open circle: not yet.
pub fn ring(painter: &Painter, rect: Rect, colour: Color32) {
    painter.circle_stroke(rect.center(), rect.width() * 0.32, Stroke::new(1.5, colour));
}

/// A magnifying glass.
pub fn magnifier(painter: &Painter, rect: Rect, colour: Color32) {
    let stroke = Stroke::new(1.6, colour);
    let centre: Pos2 = rect.min + Vec2::new(rect.width() * 0.42, rect.height() * 0.42);
    let radius = rect.width() * 0.3;
    painter.circle_stroke(centre, radius, stroke);
    let start = centre + Vec2::splat(radius * 0.75);
    painter.line_segment([start, rect.min + rect.size() * 0.9], stroke);
}

/// A small triangle that points up or down, for the column the table is sorted by.
pub fn sort_arrow(painter: &Painter, centre: Pos2, up: bool, colour: Color32) {
    let tip = if up { -3.0 } else { 3.0 };
    let points = vec![centre + Vec2::new(0.0, tip), centre + Vec2::new(4.0, -tip), centre + Vec2::new(-4.0, -tip)];
    painter.add(egui::Shape::convex_polygon(points, colour, Stroke::NONE));
}
