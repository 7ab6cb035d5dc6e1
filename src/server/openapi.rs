//! The description of the interface: operations by their routes, bodies by the schemas of the contracts.

use std::sync::LazyLock;

use axum::response::Response;
use schemars::generate::SchemaSettings;
use serde_json::{Value, json};
use utoipa::OpenApi;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::answers::{self, About};
use super::fault::{self, FaultBody};
use super::files::Imported;
use super::opinions::End;
use super::routes;
use crate::lint::Opinion;
use crate::render::{catalogue, json as check, plan, rewrite};
use crate::request::Request;

/// What stands above the operations.
#[derive(OpenApi)]
#[openapi(info(
    title = "okrlint",
    description = "Checks drafts of OKRs and proposes other wordings. Answers are the JSON of the command line.",
    license(name = "Apache-2.0 OR MIT"),
    contact()
))]
struct Head;

/// The description as OpenAPI 3.1.
pub fn document() -> Value {
    let operations = routes::operations().routes(routes!(answers::health));
    let (_, described) = OpenApiRouter::with_openapi(Head::openapi()).merge(operations).split_for_parts();
    let mut document = json!(described);
    document["info"].as_object_mut().map(|info| info.remove("contact"));
    document["components"] = json!({
        "schemas": schemas(),
        "securitySchemes": { "token": {
            "type": "http",
            "scheme": "bearer",
            "description": "Where the server was started with a token; `/healthz` never needs one.",
        } },
    });
    document["security"] = json!([{ "token": [] }, {}]);
    document
}

fn schemas() -> Value {
    let settings = |it: &mut SchemaSettings| it.definitions_path = "/components/schemas".into();
    let mut answers = SchemaSettings::draft2020_12().for_serialize().with(settings).into_generator();
    check::describe(&mut answers);
    rewrite::wire::describe(&mut answers);
    catalogue::describe(&mut answers);
    plan::wire::describe(&mut answers);
    answers.subschema_for::<About<'static>>();
    answers.subschema_for::<Imported<'static>>();
    answers.subschema_for::<Opinion>();
    answers.subschema_for::<End>();
    answers.subschema_for::<FaultBody<'static>>();
    let mut schemas = answers.take_definitions(true);
    let mut requests = SchemaSettings::draft2020_12().with(settings).into_generator();
    requests.subschema_for::<Request>();
    // What a request shares with the answers, a format's name, is the same in both.
    schemas.extend(requests.take_definitions(true));
    schemas.sort_keys();
    Value::Object(schemas)
}

/// This description
#[utoipa::path(
    get,
    path = "/api/openapi.json",
    tag = "server",
    responses((status = 200, description = "OpenAPI 3.1", content_type = "application/json")),
)]
pub async fn description() -> Response {
    static DOCUMENT: LazyLock<String> = LazyLock::new(|| document().to_string());
    fault::json(DOCUMENT.as_str())
}
