// The sections of the gallery, each a page of its own.
#pragma once

struct App;

namespace screens::gallery {

void draw_words(App& app);  // gallery_words.cpp
void draw_pictures(App& app);
void draw_acts(App& app);  // gallery_acts.cpp
void draw_messages(App& app);
void draw_fields(App& app);   // gallery_fields.cpp
void draw_choices(App& app);  // gallery_choices.cpp
void draw_files(App& app);
void draw_tables(App& app);  // gallery_tables.cpp
void draw_long_table(App& app);
void draw_scrolling(App& app);
void draw_people(App& app);  // gallery_people.cpp
void draw_records(App& app);
void draw_filed(App& app);  // brings its own title

}  // namespace screens::gallery
