import { createCache, extractStyle, StyleProvider } from '@ant-design/cssinjs';
import * as antd from 'antd';
import { createElement, type ReactNode } from 'react';
import { renderToString } from 'react-dom/server';
import { theme } from './tokens.ts';

/** Components whose styles the page may need. One that is missing here is unstyled on screen. */
function specimens(): ReactNode[] {
  const {
    Alert,
    App,
    Badge,
    Button,
    Card,
    Checkbox,
    Collapse,
    DatePicker,
    Descriptions,
    Divider,
    Drawer,
    Dropdown,
    Empty,
    Flex,
    Form,
    Input,
    InputNumber,
    List,
    Menu,
    Modal,
    Popconfirm,
    Popover,
    Progress,
    Radio,
    Result,
    Segmented,
    Select,
    Slider,
    Space,
    Spin,
    Steps,
    Switch,
    Table,
    Tabs,
    Tag,
    Tooltip,
    Tree,
    Typography,
  } = antd;
  const plain = [
    Alert,
    App,
    Badge,
    Button,
    Card,
    Checkbox,
    Collapse,
    Descriptions,
    Divider,
    Drawer,
    Empty,
    Flex,
    Input,
    Input.Password,
    Input.Search,
    Input.TextArea,
    InputNumber,
    Menu,
    Modal,
    Progress,
    Radio,
    Radio.Group,
    Result,
    Segmented,
    Select,
    Slider,
    Space,
    Space.Compact,
    Spin,
    Steps,
    Switch,
    Table,
    Tabs,
    Tag,
    Tree,
    Typography,
    Typography.Text,
    DatePicker,
    DatePicker.RangePicker,
    List,
  ];
  return [
    ...plain.map((component, index) => createElement(component as React.FC, { key: index })),
    createElement(Form, { key: 'form' }, createElement(Form.Item, { label: 'x', help: 'x' })),
    createElement(Tooltip, { key: 'tooltip', title: 'x' }, createElement('i')),
    createElement(Popover, { key: 'popover', content: 'x' }, createElement('i')),
    createElement(Popconfirm, { key: 'popconfirm', title: 'x' }, createElement('i')),
    createElement(Dropdown, { key: 'dropdown', menu: { items: [] } }, createElement('i')),
  ];
}

/** Result: the style sheet of every component above, with the theme's values. The page's security
 * policy forbids style elements made at run time, so antd gets its styles from this file. */
export function antdStyles(): string {
  const cache = createCache();
  renderToString(
    createElement(
      StyleProvider,
      { cache },
      createElement(antd.ConfigProvider, { theme }, ...specimens()),
    ),
  );
  const css = extractStyle(cache, { plain: true }).replace(
    /\.data-ant-cssinjs-cache-path\{[^}]*\}/,
    '',
  );
  return css.replaceAll('}', '}\n');
}
