//! Turns the tokens into egui's style, once for each theme.

use egui::{Context, CornerRadius, Margin, Stroke, Style, TextStyle, Theme, Ui, Vec2, Visuals};

use super::fonts;
use super::tokens::{self, Colours, radius, size, space};

/// The colours of the look that is in use. It is known by its background, which no other has.
#[must_use]
pub fn colours(ui: &Ui) -> &'static Colours {
    of(ui.visuals())
}

/// True while the looks with more contrast are in place.
#[must_use]
pub fn has_more_contrast(ctx: &Context) -> bool {
    of(&ctx.global_style().visuals).is_more()
}

/// Installs fonts and both themes.
pub fn install(ctx: &Context) {
    fonts::install(ctx);
    dress(ctx, false);
}

/// Puts both themes in place, with more contrast or without.
pub fn dress(ctx: &Context, more_contrast: bool) {
    let (light, dark) =
        if more_contrast { (&tokens::LIGHT_MORE, &tokens::DARK_MORE) } else { (&tokens::LIGHT, &tokens::DARK) };
    ctx.set_style_of(Theme::Light, style(Visuals::light(), light));
    ctx.set_style_of(Theme::Dark, style(Visuals::dark(), dark));
}

fn of(visuals: &Visuals) -> &'static Colours {
    tokens::LOOKS.into_iter().find(|look| look.background == visuals.panel_fill).unwrap_or(&tokens::LIGHT)
}

fn style(visuals: Visuals, colours: &Colours) -> Style {
    let mut style = Style { visuals: restyle(visuals, colours), ..Style::default() };
    style.text_styles = [
        (TextStyle::Small, fonts::text(size::SMALL)),
        (TextStyle::Body, fonts::text(size::TEXT)),
        (TextStyle::Button, fonts::semibold(size::TEXT)),
        (TextStyle::Heading, fonts::semibold(size::HEADING)),
        (TextStyle::Monospace, fonts::password(size::TEXT)),
    ]
    .into();
    style.spacing.item_spacing = Vec2::splat(space::S);
    style.spacing.button_padding = Vec2::new(space::L, space::S);
    style.spacing.interact_size.y = size::CONTROL;
    style.spacing.window_margin = Margin::same(24);
    // Selecting text would put it on X11's primary selection; only fields can be selected in.
    style.interaction.selectable_labels = false;
    // The caret doesn't blink: an idle window draws nothing.
    style.visuals.text_cursor.blink = false;
    style.visuals.text_cursor.stroke = Stroke::new(1.5, colours.text);
    style.animation_time = 0.0;
    style
}

fn restyle(mut visuals: Visuals, colours: &Colours) -> Visuals {
    visuals.override_text_color = Some(colours.text);
    visuals.weak_text_color = Some(colours.soft);
    visuals.panel_fill = colours.background;
    visuals.window_fill = colours.surface;
    visuals.window_stroke = Stroke::new(1.0, colours.hairline);
    visuals.window_corner_radius = CornerRadius::same(radius::CARD);
    visuals.extreme_bg_color = colours.surface;
    visuals.text_edit_bg_color = Some(colours.surface);
    visuals.faint_bg_color = colours.tag;
    visuals.hyperlink_color = colours.accent;
    visuals.warn_fg_color = colours.warning;
    visuals.error_fg_color = colours.danger;
    visuals.selection.bg_fill = colours.accent_wash;
    visuals.selection.stroke = Stroke::new(colours.ring, colours.focus);
    let widgets = &mut visuals.widgets;
    for state in [
        &mut widgets.noninteractive,
        &mut widgets.inactive,
        &mut widgets.hovered,
        &mut widgets.active,
        &mut widgets.open,
    ] {
        state.corner_radius = CornerRadius::same(radius::CONTROL);
        state.bg_fill = colours.surface;
        state.weak_bg_fill = colours.surface;
        state.bg_stroke = Stroke::new(1.0, colours.edge);
        state.fg_stroke = Stroke::new(1.0, colours.text);
        state.expansion = 0.0;
    }
    widgets.noninteractive.bg_stroke = Stroke::new(1.0, colours.hairline);
    visuals
}
