//! Opens the real window, with the renderer that works best here.
//!
//! A graphics card is used through wgpu. Where the only adapter is software, OpenGL (glow) draws
//! three to four times faster than software Vulkan, so it goes first there; software wgpu is the last
//! resort. All are tried in one process: no flag is needed.

use std::sync::Arc;

use eframe::egui;
use eframe::egui_wgpu::{self, wgpu};

use super::{App, Options};

/// The identity that desktop files and window managers know.
pub const APP_ID: &str = "dossier";

/// Which renderer to use.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub enum Renderer {
    /// The best that works.
    #[default]
    Auto,
    /// wgpu, on whatever adapter there is.
    Wgpu,
    /// OpenGL.
    Glow,
}

/// Runs the window until it is closed; the error says why no renderer works.
pub fn run(options: &Options, renderer: Renderer) -> Result<(), String> {
    let attempts: &[(eframe::Renderer, bool)] = match renderer {
        Renderer::Auto => &[
            (eframe::Renderer::Wgpu, true),
            (eframe::Renderer::Glow, false),
            (eframe::Renderer::Wgpu, false),
        ],
        Renderer::Wgpu => &[(eframe::Renderer::Wgpu, false)],
        Renderer::Glow => &[(eframe::Renderer::Glow, false)],
    };
    let mut why = Vec::new();
    for (renderer, hardware_only) in attempts {
        let options = options.clone();
        let native = native_options(&options, *renderer, *hardware_only);
        let run = eframe::run_native(
            "Dossier",
            native,
            Box::new(|cc| Ok(Box::new(App::new(&cc.egui_ctx, options)))),
        );
        match run {
            Ok(()) => return Ok(()),
            Err(error) => why.push(format!("{renderer}: {error}")),
        }
    }
    Err(why.join("; "))
}

fn native_options(
    options: &Options,
    renderer: eframe::Renderer,
    hardware_only: bool,
) -> eframe::NativeOptions {
    let mut viewport = egui::ViewportBuilder::default()
        .with_app_id(APP_ID)
        .with_title("Dossier")
        .with_inner_size([1280.0, 800.0])
        .with_min_inner_size([480.0, 360.0])
        .with_drag_and_drop(true);
    if let Some(place) = options.settings.window {
        viewport = viewport
            .with_inner_size(place.size)
            .with_maximized(place.maximized);
    }
    match eframe::icon_data::from_png_bytes(include_bytes!("../../assets/icon/icon-256.png")) {
        Ok(icon) => viewport = viewport.with_icon(icon),
        Err(error) => log::warn!("the window icon cannot be decoded: {error}"),
    }
    let mut native = eframe::NativeOptions {
        viewport,
        renderer,
        ..Default::default()
    };
    if hardware_only
        && let egui_wgpu::WgpuSetup::CreateNew(setup) = &mut native.wgpu_options.wgpu_setup
    {
        setup.native_adapter_selector = Some(Arc::new(|adapters, surface| {
            adapters
                .iter()
                .filter(|adapter| adapter.get_info().device_type != wgpu::DeviceType::Cpu)
                .filter(|adapter| {
                    surface.is_none_or(|surface| adapter.is_surface_supported(surface))
                })
                // A low-power adapter is plenty for pages and keeps laptops quiet.
                .min_by_key(|adapter| {
                    adapter.get_info().device_type != wgpu::DeviceType::IntegratedGpu
                })
                .cloned()
                .ok_or_else(|| "there are only software adapters".to_owned())
        }));
    }
    native
}
